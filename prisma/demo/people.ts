export interface Person {
  readonly handle: string;
  readonly displayName: string;
  readonly followers: number;
}

/** Fictional customers; the handle, the name it bears, who follows. */
const rows = `
dian_pagi|Dian Pertiwi|312
omrudi_bengkel|Om Rudi bengkel|88
citra_masak|Citra masak apa|4210
hasna_skripsi|Hasna pejuang skripsi|167
kopi_pojok_rt3|Kopi Pojok RT 3|930
yoga_malam|Yoga|54
bu_endang_guru|Bu Endang|203
fajar_desain|Fajar Desain|1540
lia_pelari|Lia lari pagi|688
toko_sumber_jaya_x|Toko Sumber Jaya|240
arif_di_cibiru|Arif di Cibiru|71
mbak_wening|Mbak Wening|459
ojan_servis|Ojan servis laptop|312
tania_remote|Tania, remote worker|2870
pakde_slamet|Pakde Slamet|36
ningsih_jahit|Ningsih jahit|512
reza_musik|Reza main musik|7020
salsa_kelas12|Salsa|149
andre_kos18|Andre kos 18|93
bunda_kirana|Bunda Kirana|1105
gerry_b_bandung|Gerry B.|2450
maya_akuntan|Maya|377
ilham_foto|Ilham foto|3320
wati_kue_basah|Wati kue basah|845
johan_tamu|Johan|28
klinik_hewan_mini|Klinik Hewan Mini|1760
putri_langit|Putri|614
dimas_anak_it|Dimas|402
sri_pensiun|Bu Sri (pensiunan)|17
ella_from_bali|Ella from Bali|5230
robby_gowes|Robby gowes|268
nanda_menulis|Nanda menulis|9410
teh_yayah|Teh Yayah|58
kevin_stream_id|Kevin siaran|12900
wahyu_kurir2|Wahyu|133
rt05_antapani|Info RT 05 Antapani|2100
siska_bidan|Bidan Siska|921
agus_tani|Agus|44
melati_bunga|Melati Florist|1330
hendra_ronda|Hendra ronda malam|75
peter_expat_bdg|Peter in Bandung|640
laila_dagang|Laila dagang daring|2015
ucup_hujan|Ucup|109
vira_wisuda|Vira|233
bang_togar|Bang Togar|486
dewi_nusantara7|Dewi|57
eko_sopir|Eko|31
rumah_baca_asri|Rumah Baca Asri|1490
nia_dua_anak|Nia, ibu dua anak|804
fikri_ujian|Fikri|66
sonya_in_town|Sonya|1720
pak_guntur|Pak Guntur|22
anggi_kreasi|Anggi Kreasi|3105
mang_dadang|Mang Dadang|95
intan_apotek|Intan|418
bagas_balap|Bagas|1260
oma_lusi|Oma Lusi|13
wisnu_podcast|Wisnu bersiniar|6080
tari_kampus|Tari|351
hilda_hr|Hilda|599
yusuf_rawat|Yusuf|48
cici_meilan|Ci Meilan|730
raka_minton|Raka|212
emak_sayur|Emak Sayur|39
nadia_tesis|Nadia|286
doni_las|Doni las listrik|61
vero_reads|Vero|1880
pak_lurah_palsu|Pak Lurah (bukan)|15400
tini_laundry|Tini Laundry|174
galih_pantai|Galih|527
sherly_kukis|Sherly kukis|1012
pak_bintang|Pak Bintang|83
ratna_menari|Ratna|345
iwan_gitar|Iwan|720
mira_pustaka|Mira pustaka|158
gading_sepeda|Gading|264
ochi_travel|Ochi jalan-jalan|8120
nenek_salamah|Nenek Salamah|9
bram_kuliner|Bram cari makan|4480
`;

export const townspeople: readonly Person[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [handle = "", displayName = "", followers = "0"] = row.split("|");
    return { handle, displayName, followers: Number(followers) };
  });
