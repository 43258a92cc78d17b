/** Everybody and everything here is made up: the provider, the people, the outages. */
export const people = [
  { handle: "tutik_solo", displayName: "Bu Tutik", followers: 214 },
  { handle: "wawan_kurir", displayName: "Wawan Kurir", followers: 1_820 },
  { handle: "ranti_kopi", displayName: "Ranti & Kopi", followers: 18_240 },
  { handle: "pak_darmo", displayName: "Pak Darmo", followers: 12 },
  { handle: "laras_ngoding", displayName: "Laras ngoding", followers: 3_310 },
  { handle: "gilang_bal", displayName: "Gilang", followers: 96 },
  { handle: "ayu_senja_sby", displayName: "Ayu Senja", followers: 741 },
  { handle: "warnet_makmur", displayName: "Warnet Makmur", followers: 560 },
  { handle: "nadine_in_jkt", displayName: "Nadine (in Jakarta)", followers: 2_290 },
  { handle: "bonar_tj", displayName: "Bonar T.", followers: 45 },
  { handle: "sekar_guru", displayName: "Bu Sekar, guru SD", followers: 388 },
  { handle: "info_cibiru", displayName: "Info Cibiru", followers: 25_100 },
  { handle: "mira_diam", displayName: "Mira", followers: 7, refusesDms: true },
  { handle: "joko_kesal", displayName: "Joko kesal", followers: 130, blocksBrand: true },
] as const;

export const brandAccount = { handle: "nusaraya", displayName: "Nusaraya Net", followers: 41_300 } as const;

export interface SeedPost {
  readonly key: string;
  readonly by: string;
  readonly minutesAgo: number;
  readonly text: string;
  readonly replyTo?: string;
  readonly quotes?: string;
  readonly reposts?: string;
}

/** Oldest first. `replyTo`, `quotes` and `reposts` name the key of an earlier one. */
export const posts: readonly SeedPost[] = [
  {
    key: "brand-hello",
    by: "nusaraya",
    minutesAgo: 58,
    text: "Halo, Kak! Jaringan kami dirawat Selasa dini hari pukul 01.00–03.00 WIB di wilayah Bandung Timur. Ada yang kurang jelas? Tulis saja di sini.",
  },
  {
    key: "billing-twice",
    by: "tutik_solo",
    minutesAgo: 49,
    text: "@nusaraya tagihan bulan ini kok ditarik dua kali ya? Saya sudah bayar tanggal 3, eh hari ini saldo kepotong lagi. Tolong dicek.",
  },
  {
    key: "technician-no-show",
    by: "pak_darmo",
    minutesAgo: 37,
    text: "@nusaraya janji teknisi datang kemarin jam 10, saya sudah izin tidak kerja, ditunggu sampai magrib tidak ada yang datang. Hari ini juga tidak ada kabar.",
  },
  {
    key: "outage-1",
    by: "ranti_kopi",
    minutesAgo: 27,
    text: "Internet @nusaraya mati lagi, lampu LOS merah kedip-kedip. Sudah dinyalakan ulang tiga kali. Kedai nggak bisa terima pembayaran nontunai, pelanggan pada balik arah 😩",
  },
  {
    key: "outage-1-me-too",
    by: "gilang_bal",
    minutesAgo: 25,
    replyTo: "outage-1",
    text: "Sama, Kak. Di Cibiru juga mati. @nusaraya ada gangguan massal ya?",
  },
  {
    key: "outage-1-repost",
    by: "info_cibiru",
    minutesAgo: 24,
    text: "",
    reposts: "outage-1",
  },
  {
    key: "outage-quote",
    by: "info_cibiru",
    minutesAgo: 22,
    quotes: "brand-hello",
    text: "Katanya perawatan cuma sampai jam 3, sampai sekarang masih mati. Warga Cibiru menunggu penjelasan, bukan permintaan maaf saja.",
  },
  {
    key: "english-slow",
    by: "nadine_in_jkt",
    minutesAgo: 20,
    text: "Hi @nusaraya, I pay for 100 Mbps and get 4 Mbps every single evening since last week. Could someone please look at my line instead of asking me to restart the modem?",
  },
  {
    key: "router-blink",
    by: "wawan_kurir",
    minutesAgo: 18,
    text: "Baru pasang @nusaraya seminggu, sinyal wifi di kamar belakang hilang-hilang. Masa harus duduk di teras buat ngirim laporan 😅",
  },
  {
    key: "praise-fast",
    by: "laras_ngoding",
    minutesAgo: 17,
    text: "Pindah paket di @nusaraya beres dalam sejam, tanpa ganti modem. Gercep, mantap!",
  },
  {
    key: "cancel",
    by: "joko_kesal",
    minutesAgo: 15,
    text: "Sudah tiga minggu minta berhenti langganan @nusaraya, dilempar sana sini, tagihan jalan terus. CAPEK.",
  },
  {
    key: "cafe",
    by: "warnet_makmur",
    minutesAgo: 13,
    text: "@nusaraya ping ke server gim naik turun 30–400 ms dari kemarin malam. Warnet saya sepi gara-gara ini, rugi saya siapa yang ganti?",
  },
  {
    key: "cafe-support",
    by: "bonar_tj",
    minutesAgo: 12,
    replyTo: "cafe",
    text: "Betul ini, main dari rumah juga patah-patah. @nusaraya tolonglah.",
  },
  {
    key: "moving-house",
    by: "sekar_guru",
    minutesAgo: 10,
    text: "Min @nusaraya, kalau pindah rumah apakah nomor pelanggan tetap sama? Biayanya berapa?",
  },
  {
    key: "wrong-speed",
    by: "mira_diam",
    minutesAgo: 9,
    text: "@nusaraya kuota saya habis padahal cuma dipakai buat email. Ada yang aneh.",
  },
  {
    key: "english-thanks",
    by: "nadine_in_jkt",
    minutesAgo: 8,
    text: "Thank you @nusaraya, the person who answered the phone today was so kind and helpful. That alone made my day!",
  },
  {
    key: "app-login",
    by: "ayu_senja_sby",
    minutesAgo: 7,
    text: "Aplikasi @nusaraya nggak bisa masuk dari tadi pagi, kode OTP nggak pernah sampai. Mau bayar tagihan saja susah.",
  },
  {
    key: "cable",
    by: "gilang_bal",
    minutesAgo: 6,
    text: "Kabel @nusaraya putus dan menjuntai di gang depan SD, bahaya buat anak-anak yang lewat. Tolong segera dirapikan.",
  },
  {
    key: "cable-boost",
    by: "sekar_guru",
    minutesAgo: 5,
    replyTo: "cable",
    text: "Iya, tadi ada murid hampir tersangkut. @nusaraya mohon hari ini juga ya.",
  },
  {
    key: "refund",
    by: "wawan_kurir",
    minutesAgo: 4,
    text: "@nusaraya katanya mati lebih dari 24 jam dapat potongan tagihan. Ini sudah dua hari, cara mengajukannya gimana?",
  },
  {
    key: "rain",
    by: "bonar_tj",
    minutesAgo: 2,
    text: "Hujan dikit langsung putus. Tiap hari begini, @nusaraya. Bosan saya laporan terus.",
  },
];

export const privateMessages = [
  {
    from: "pak_darmo",
    minutesAgo: 31,
    text: "Permisi, saya Darmo. Ini soal teknisi yang tidak datang. Nomor pelanggan saya ada di kuitansi, perlu saya kirim fotonya?",
  },
] as const;
