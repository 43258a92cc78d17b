/** Everyday written forms → the form that the word lists use. Written by hand; one line per target. */
const written = `
tidak: ga gak gk g ngga nggak enggak engga ngak kagak kaga tdk tak gag kgk nda ndak nope
belum: blm blom belom blum lom belon
sudah: udah udh dah sdh uda dh suda telah udahh
banget: bgt bngt bet bener2 bat beut bgtt bgtttt banged
sangat: sgt
kenapa: knp knapa napa ngapa nape knpa mengapa kenpa knape
bagaimana: gimana gmn gmana gmna bgmn bgimana bagimana piye
dimana: dmn dmna dimna
mana: mn mna
apakah: apkh
berapa: brp brapa
kapan: kpn
terus: trs trus trz terusan terus2an
melulu: mulu mulukk
lagi: lg lgi
sama: sm ama
sampai: sampe smp smpe ampe ampek nyampe nyampek sampek
sekarang: skrg skrng skg sekrang skarang skrang sekarng
kemarin: kmrn kmren kemaren kmarin
tolong: tlg tlng tolongin plis pls plz tulung
mohon: mhn mohn
bisa: bs bsa iso bissa
saya: sy aku gue gua gw gwe ane q aq w
kamu: km lu lo elo elu ente
karena: krn karna krena gara2 soalnya
dengan: dgn dg
yang: yg
dari: dr dri
untuk: utk buat bwt
juga: jg jga
kalau: klo kalo kl klu klau kalu
dulu: dl dlu
saja: aja aj doang
orang: org orng
hari: hr
bulan: bln
minggu: mggu mgg
tahun: thn th taun
seminggu: smggu
tanya: nanya bertanya tnya menanyakan tanyakan nanyain
admin: min mimin minnn atmin adminn railmin minbiz
kak: kakak ka kk kaka
terimakasih: makasih mksh trims trimakasih tks thx thanks thank thankyou tq nuhun suwun mksih maksih makasi terimakasi trimkasih tengkyu
error: eror erorr err errorr errror erooor
gangguan: ganguan gangguannn
internet: inet internetan inwt intenet internt
aplikasi: apk apps app apl apk2 aplikas applikasi application aplikasinya
wifi: waifai wipi wifinya
jaringan: jringan jrgn
lemot: lmt lemod lemott
lelet: lelett
jelek: jlek jelekk
bagus: bgus bagusss bgs
cepat: cepet cpt cpet cepett
masalah: mslh masalh
pelayanan: pelayanannya layanan servis
mahal: mhl
uang: duit duwit
pesan: psn
balas: bales bls balesin balasin
dibalas: dibales dbls
respon: respons merespon merespons tanggapan
direspon: direspons
konek: connect koneksi konek2 nyambung
login: log-in masukk
langganan: berlangganan lngganan
promo: promosi
informasi: info infonya informasinya infoin
pakai: pake pke pk dipake dipakai
bilang: blg
baru: br
padahal: pdhl pdahal
malah: mlh mlah
kalian: klian
semua: smua
selalu: sll slalu
sering: srg sring
susah: ssh
datang: dateng dtg
cari: nyari
hilang: ilang ilangg lenyap
mati: matii metong modar
rusak: rusakk
putus: putusss terputus
lihat: liat lht
cek: chek ceki cekin check
teknisi: teknisinya tekhnisi
sinyal: signal sinyalnya
tagihan: billing tagihannya
harga: hrga price harganya
telepon: telp tlp telpon telfon nelpon telepon2 nelpun
memang: emang emg mmg
seperti: kayak kyk kek kaya
mau: mo mw pengen pngen pengin ingin
benar: bener bnr
parah: prh parahh
kecewa: kcewa
anjing: anjir anjg ajg anjay anjr njir bjir bjirr bejir anjrit asu
bangsat: bgst bangsatt bwangsat bngst
goblok: gblk goblog goblokk
hours: hrs
minutes: mins
please: pleas plss
because: cuz bc becuz
you: u ya'll yall
your: ur
are: r
`;

export const slang: ReadonlyMap<string, string> = new Map(
  written
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [target = "", forms = ""] = line.split(": ");
      return forms.split(" ").map((form): [string, string] => [form, target]);
    }),
);
