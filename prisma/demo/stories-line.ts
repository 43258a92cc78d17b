import type { Plot } from "./plot.ts";

/** Everybody and everything here is made up. Troubles of the line: what technicians are sent for. */
export const linePlots: readonly Plot[] = [
  {
    openings: [
      "@nusaraya internet di rumah mati total dari jam 6 pagi, lampu LOS merah. Saya kerja dari rumah, tolong dicek ya.",
      "Halo @nusaraya, wifi rumah mati lagi. Baru minggu lalu dibetulkan. Anak saya mau ujian daring besok.",
      "@nusaraya lampu modem merah terus dari semalam, sudah dicabut-colok berkali-kali tetap mati.",
      "Internet @nusaraya di kos kami putus sejak sore. Satu kos lagi ngejar tenggat skripsi semua 😭",
      "@nusaraya kok mati lagi sih internetnya? Bulan ini sudah tiga kali. Toko saya pakai buat kasir.",
      "Mati total @nusaraya di gang belakang pasar. Katanya cuma sebentar, ini sudah setengah hari.",
      "@nusaraya internet mati, telepon bantuan nadanya sibuk terus. Saya harus lapor ke mana lagi?",
      "Semalam hujan petir, pagi ini internet @nusaraya mati. Modem masih nyala tapi lampu merah.",
      "@nusaraya sudah dua hari tidak ada internet di rumah orang tua saya. Mereka tidak paham lapor, tolong dibantu.",
      "Internet @nusaraya putus sambung dari tadi siang. Jualan siaran langsung saya gagal terus 😩",
    ],
    answers: [
      "ID pelanggan saya 000-1187. Lampu LOS-nya merah terus, sebelumnya baik-baik saja.",
      "Ini ID-nya 000-4410, Kak. Modemnya yang putih kecil, lampu paling kanan merah.",
      "000-2093. Rumah saya nomor 7, pagar hijau. Di rumah sampai sore ada ibu saya.",
      "Nomor pelanggan 000-7756. Tetangga sebelah juga mati katanya.",
    ],
    asks: [
      "Terima kasih datanya, Kak. Dari sini terlihat sinyal ke rumah Kakak hilang di tiang terdekat. Teknisi kami jadwalkan pada kunjungan terdekat dan mengabari satu jam sebelumnya; apakah ada orang di rumah?",
      "Sudah kami cek, Kak: kabel di tiang depan gang terputus. Petugas sedang menuju ke sana, kami kabari lagi begitu tersambung.",
      "Baik, Kak, terima kasih. Jalur di wilayah Kakak memang sedang diperbaiki. Kami pantau terus dan kabari di sini, Kakak tidak perlu menelepon lagi.",
    ],
    notes: [
      "Redaman tinggi di ODP-14. Tiket lapangan sudah dibuat, tim Timur yang berangkat.",
      "Pelanggan sopan, tapi ini kali ketiga. Tolong jangan dijadwal ulang lagi.",
      "Kabel drop digigit tikus (foto dari teknisi). Diganti 40 m.",
    ],
    waits: "menunggu teknisi",
    solved: [
      "Kabel dari tiang ke rumah Kakak sudah diganti dan sinyalnya kembali normal. Terima kasih sudah sabar; hari tanpa internet kami potong otomatis dari tagihan berikutnya.",
      "Sambungan di tiang depan gang sudah diperbaiki, Kak. Barusan kami cek, modem Kakak sudah hijau semua. Kalau lampunya merah lagi, cukup balas pesan ini.",
      "Teknisi kami sudah selesai, Kak: konektor yang berkarat diganti dan kecepatannya sudah sesuai paket.",
    ],
  },
  {
    openings: [
      "@nusaraya tiap habis magrib internet lemot banget, video call putus-putus. Siang lancar. Kenapa ya?",
      "Paket 50 Mbps @nusaraya tapi malam cuma dapat 3 Mbps. Lemot parah, sudah seminggu begini.",
      "@nusaraya ping naik turun terus dari kemarin, main bareng adik jadi ribut di rumah 😅 tolong dicek jalurnya.",
      "Dari hari Minggu internet @nusaraya lambat banget, buka surel saja menunggu lama.",
      "Wifi @nusaraya lelet sekali di jam kerja. Rapat tiga kali terputus hari ini, malu sama klien.",
      "Sudah dua minggu sinyal @nusaraya lemah di lantai atas, buka peta saja lama banget.",
      "@nusaraya sudah bayar paket paling cepat kok unggah foto produk saja loading terus? Lambat sekali.",
    ],
    answers: [
      "ID 000-3328. Hasil tes tadi malam 3,4 Mbps, saya pakai kabel langsung ke modem, bukan wifi.",
      "Nomor pelanggan 000-9015, Kak. Terasa lambat dari jam 18 sampai 22.",
      "000-6642 ya. Yang pakai cuma tiga orang kok di rumah.",
    ],
    asks: [
      "Terima kasih hasil tesnya, Kak, ini sangat membantu. Jalur bersama di wilayah Kakak memang padat pada malam hari. Kami pindahkan Kakak ke jalur yang lebih lega dan kabari begitu selesai.",
      "Kami lihat modem Kakak bolak-balik pindah kanal. Boleh kami atur ulang dari sini? Internet akan terputus sekitar dua menit.",
    ],
    notes: [
      "Port padat jam 19–22. Usul pindah ke port 7, tunggu persetujuan tim jaringan.",
      "Sudah diminta tes ulang jam 20.00. Jangan ditutup sebelum ada hasilnya.",
    ],
    waits: "menunggu tim jaringan",
    solved: [
      "Jalur Kakak sudah kami pindahkan. Hasil ukur terakhir stabil di atas 45 Mbps; mohon dikabari kalau malam hari melambat lagi.",
      "Kanal wifi dan jalur Kakak sudah kami atur ulang; hasil tes dari sini sesuai paket. Silakan dicoba malam ini ya, Kak.",
    ],
  },
  {
    openings: [
      "@nusaraya janji teknisi datang jam 9 sampai sore tidak ada yang datang. Saya sudah ambil cuti. Kecewa.",
      "Sudah dua kali teknisi @nusaraya batal datang tanpa kabar. Mau sampai kapan kami menunggu?",
      "@nusaraya teknisinya bilang sudah di depan rumah, padahal tidak ada siapa-siapa. Tolong jangan bohong dong.",
      "@nusaraya teknisi pulang sebelum selesai, modem baru ditinggal di meja belum terpasang. Bagaimana ini?",
      "Pemasangan baru @nusaraya molor terus, sudah dijadwal ulang tiga kali. Jadi pasang atau tidak?",
    ],
    answers: [
      "000-5583, alamat sama seperti di aplikasi. Saya bisa kapan saja, tapi tolong pastikan jamnya.",
      "ID saya 000-8120. Terakhir dijanjikan Selasa. Saya tidak bisa izin kerja terus.",
    ],
    asks: [
      "Kami mohon maaf, Kak; janji yang tidak ditepati itu salah kami. Kakak kami dahulukan pada kunjungan berikutnya, dan nama teknisinya kami kirim di sini.",
      "Jadwal Kakak kami kunci dan tidak bisa digeser lagi oleh siapa pun; teknisinya mengabari di sini satu jam sebelum tiba. Cocok, Kak?",
    ],
    notes: ["Koordinator lapangan mengaku jadwal dobel. Kunjungan ulang sudah dikonfirmasi lewat telepon."],
    waits: "kunjungan teknisi",
    solved: [
      "Teknisi kami sudah datang dan pekerjaannya selesai. Sebagai permohonan maaf, biaya kunjungan dan satu minggu langganan kami bebaskan.",
      "Pekerjaannya sudah selesai dan internet Kakak aktif. Terima kasih sudah memberi kami kesempatan sekali lagi.",
    ],
  },
  {
    openings: [
      "Kabel @nusaraya menjuntai di depan rumah, tadi hampir kena motor. Bahaya, tolong segera dirapikan.",
      "Ada kabel @nusaraya putus melintang di jalan kampung, anak-anak main di dekatnya. Tolong cepat.",
      "@nusaraya tiang di dekat musala miring setelah hujan kemarin. Mohon dicek sebelum roboh.",
      "Kotak sambungan @nusaraya di tiang RT kami terbuka dan kemasukan air hujan. Pantas sering gangguan.",
    ],
    answers: [
      "Saya bukan pelanggan, cuma warga. Lokasinya di gang ketiga dari jalan besar, dekat warung sayur.",
      "Fotonya sudah saya taruh di balasan ya. Tiangnya di pertigaan, sebelah kiri.",
    ],
    asks: [
      "Terima kasih banyak sudah memberi tahu, Kak. Petugas lapangan sudah kami kirim ke lokasi itu; sementara tolong jangan didekati dulu.",
    ],
    notes: ["Laporan keselamatan: naik ke regu siaga, target hari ini juga."],
    waits: "regu siaga di lapangan",
    solved: [
      "Kabelnya sudah dinaikkan dan diikat ulang, foto dari petugas sudah kami terima. Terima kasih, Kakak membantu banyak tetangga.",
    ],
  },
  {
    language: "en",
    openings: [
      "@nusaraya my internet has been down since last night and your app says everything is fine. It is not.",
      "Hi @nusaraya, the connection keeps dropping every ten minutes. I have lost two job interviews because of this.",
      "@nusaraya no internet again in our building. Third outage this month, what is going on?",
      "The wifi from @nusaraya fails every afternoon around three. Restarting the router does not help at all.",
      "@nusaraya the speed is terrible in the evening, 2 Mbps on a 100 Mbps plan. Please fix this.",
    ],
    answers: [
      "Customer ID 000-6071. It stopped all at once, and the LOS light is red.",
      "Sure, it is 000-3912. I am at home if you need to send somebody.",
    ],
    asks: [
      "Thank you. We can see that the signal to your flat is gone at the cabinet downstairs. A technician takes the next free visit and will write to you an hour before; would that suit you?",
      "Thanks, that helps. The line in your building is overloaded in the evening; we are moving you to another port and will tell you when it is done.",
    ],
    notes: ["Speaks English, prefers messages to calls. Cabinet key is with the building manager."],
    waits: "technician visit",
    solved: [
      "The cable in the cabinet has been replaced and your line is stable again. The days without service will be taken off your next bill.",
      "You are on the new port now and we measured 96 Mbps a minute ago. Please tell us here if it slows down again.",
    ],
  },
];
