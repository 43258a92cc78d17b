import type { Plot } from "./plot.ts";

/** Bills, packages, the app: what is solved at the desk, mostly on the same day. */
export const accountPlots: readonly Plot[] = [
  {
    openings: [
      "@nusaraya tagihan bulan ini kok naik 80 ribu tanpa pemberitahuan? Paket saya tidak pernah ganti.",
      "Saya sudah bayar @nusaraya tanggal 2, tapi internet tetap diblokir. Bukti bayarnya ada.",
      "@nusaraya saldo saya kepotong dua kali untuk tagihan yang sama. Tolong dikembalikan.",
      "Tagihan @nusaraya rumah lama masih jalan padahal sudah pindah dua bulan. Kok bisa?",
      "Denda @nusaraya muncul padahal saya bayar tepat waktu lewat minimarket. Tolong diperiksa.",
      "@nusaraya katanya ada potongan karena gangguan minggu lalu, kok di tagihan tidak ada? Kecewa.",
      "@nusaraya kok ada biaya sewa alat di tagihan? Waktu pasang dibilang gratis. Jangan asal tagih dong.",
      "Sudah lunas dari minggu lalu, @nusaraya masih kirim peringatan putus. Tolong dicek datanya.",
    ],
    answers: [
      "000-1450 atas nama ibu saya. Paket rumahan yang biasa, tidak pernah diubah.",
      "Nomor pelanggan 000-9384. Bukti bayar dari minimarket masih saya simpan, ini fotonya.",
      "ID 000-2276. Ini saya kirim tangkapan layar mutasinya.",
    ],
    asks: [
      "Sudah kami periksa, Kak: ada biaya yang seharusnya tidak ditagih. Kami batalkan, lalu tagihan yang benar muncul di aplikasi.",
      "Buktinya sudah kami cocokkan dan pembayarannya sah, Kak. Catatannya kami perbaiki sekarang juga; internet Kakak tidak akan terputus.",
      "Terima kasih, Kak. Betul, kelebihan bayarnya ada di kami. Pengembaliannya kami ajukan sekarang dan perlu waktu paling lama dua hari kerja.",
    ],
    notes: [
      "Biaya salah pasang sejak migrasi paket. Cek pelanggan lain di wilayah yang sama.",
      "Pembayaran minimarket terlambat masuk dari mitra, bukan salah pelanggan.",
      "Keuangan: kelebihan bayar terkonfirmasi, pengembalian urutan 118.",
    ],
    waits: "bagian keuangan",
    solved: [
      "Tagihan Kakak sudah dikoreksi dan yang baru sudah ada di aplikasi. Mohon maaf sudah merepotkan.",
      "Catatannya sudah kami perbaiki dan pembayaran Kakak tercatat lunas. Terima kasih sudah menunggu.",
      "Pengembaliannya sudah kami kirim ke rekening yang sama, Kak. Biasanya terlihat dalam satu hari kerja.",
    ],
  },
  {
    openings: [
      "@nusaraya cara pindah ke paket yang lebih cepat bagaimana ya? Apakah harus datang ke kantor?",
      "Min @nusaraya, kalau mau pindah rumah apakah nomor pelanggannya tetap sama?",
      "@nusaraya bisa bayar tagihan per tiga bulan tidak? Caranya bagaimana?",
      "Halo @nusaraya, daerah Cimekar sudah terjangkau belum ya? Mau pasang buat rumah orang tua.",
      "@nusaraya modem cadangan boleh beli sendiri atau harus dari kalian?",
      "Kak @nusaraya, kalau naik kecepatan apakah kontraknya mulai dari awal lagi?",
    ],
    answers: [
      "Saya pelanggan 000-7033. Mau naik satu tingkat saja dari paket yang sekarang.",
      "ID 000-5207, Kak. Rencananya akhir bulan ini.",
      "000-6418. Gajian saya memang tiga bulanan, jadi lebih enak sekaligus.",
      "Belum jadi pelanggan, alamatnya di perumahan sebelah lapangan bola.",
      "000-2834. Yang sekarang sinyalnya tidak sampai ke kamar belakang.",
    ],
    asks: [
      "Bisa dari rumah saja, Kak. Kami siapkan perubahannya mulai tanggal 1 dan modem yang sekarang masih bisa dipakai. Boleh kami proses?",
      "Bisa, Kak, dan nomornya tetap sama. Biaya pindahnya 150 ribu, sudah termasuk teknisi. Tanggal berapa rencananya?",
      "Bisa, Kak. Pengaturannya ada di aplikasi bagian Pembayaran; kalau mau, kami ubah dari sini mulai bulan depan.",
      "Sudah, Kak. Jaringan kami sampai di blok A dan B; untuk blok lain kami catat dulu minatnya. Rumah orang tua Kakak di blok apa?",
      "Boleh beli sendiri, Kak, asal mendukung serat optik. Kalau hanya untuk kamar belakang, cukup penguat sinyal dari kami, tanpa biaya bulanan.",
    ],
    notes: ["Calon pelanggan baik, sudah dijelaskan tanpa janji yang muluk."],
    solved: [
      "Perubahannya sudah kami jadwalkan, Kak, dan rinciannya kami kirim juga lewat surel. Kalau ada yang berubah, balas saja di sini.",
      "Semua langkahnya sudah kami kirim di atas. Senang bisa membantu, Kak.",
    ],
  },
  {
    openings: [
      "Aplikasi @nusaraya error terus, mau lihat tagihan malah keluar sendiri. Sudah dipasang ulang tetap begitu.",
      "@nusaraya kode OTP tidak pernah masuk, saya tidak bisa masuk aplikasi dari kemarin.",
      "Akun @nusaraya saya terkunci padahal tidak pernah salah kata sandi. Tolong bantu buka.",
      "Aplikasi @nusaraya loading terus dari pagi, tagihan tidak bisa dibuka. Gagal terus.",
    ],
    answers: [
      "ID 000-8861, ponsel saya masih yang lama. Muncul tulisan gagal memuat terus.",
      "000-4102. Nomor ponselnya sudah ganti sejak bulan lalu, mungkin itu sebabnya?",
      "000-9920. Terakhir saya pakai minggu lalu masih bisa.",
    ],
    asks: [
      "Terima kasih, Kak. Kesalahannya ada di versi aplikasi minggu ini; versi perbaikannya sedang disiapkan. Sementara itu tagihannya kami kirim di sini.",
      "Betul, Kak, nomor lama masih tercatat. Kami kirim tautan penggantian nomor ke surel Kakak; jangan bagikan kode apa pun kepada siapa pun, termasuk kami.",
      "Akunnya terkunci karena masuk dari perangkat baru, Kak. Kami buka setelah Kakak mengonfirmasi lewat surel yang barusan kami kirim.",
    ],
    notes: ["Masalah aplikasi versi terbaru, sudah masuk daftar tim aplikasi. Beri kabar setelah rilis."],
    waits: "tim aplikasi",
    solved: [
      "Versi baru sudah keluar, Kak. Setelah diperbarui, tagihannya tampil seperti biasa.",
      "Nomor Kakak sudah diperbarui dan kodenya sekarang masuk. Selamat mencoba lagi!",
      "Akun Kakak sudah terbuka kembali. Terima kasih sudah sabar mengikuti langkah keamanannya.",
    ],
  },
  {
    openings: [
      "Sudah sebulan minta berhenti langganan @nusaraya, dilempar-lempar terus. Capek.",
      "@nusaraya sudah isi formulir berhenti dua kali, tetap ditagih. Kecewa berat.",
      "@nusaraya kenapa mau berhenti langganan dipersulit? Modem sudah saya kembalikan dari minggu lalu.",
    ],
    answers: ["000-3570. Tanda terima pengembalian modem masih ada, perlu saya foto?"],
    asks: [
      "Terima kasih, Kak, dan maaf sudah berputar-putar. Tanda terimanya cukup difoto di sini, lalu kami sendiri yang menyelesaikan penutupannya.",
    ],
    notes: ["Permintaan pertama tercatat sebulan lalu, tidak pernah diteruskan. Hapus tagihan setelah tanggal itu."],
    waits: "penutupan kontrak",
    solved: [
      "Langganan Kakak sudah kami tutup per tanggal permintaan pertama, dan tagihan sesudahnya dihapus. Terima kasih pernah bersama kami.",
    ],
  },
  {
    language: "en",
    openings: [
      "@nusaraya I was charged twice for March and your hotline hung up on me. I want my money back.",
      "@nusaraya how do I change the name on my contract? My landlord has moved out.",
    ],
    answers: [
      "My customer ID is 000-7718. Both charges are on the 3rd, a minute apart.",
      "It is 000-3306. I have lived here for four years, only the name needs to change.",
    ],
    asks: [
      "Thank you, we found both charges. The refund is on its way and takes at most two working days.",
      "That can be done from home. Please send us the new name here; we will prepare the contract for signing.",
    ],
    notes: ["Double charge confirmed by finance.", "Landlord agreed by phone."],
    solved: [
      "The refund has been sent to the same card. Thank you for your patience.",
      "Your contract now runs under the new name; nothing else changes. Welcome!",
    ],
  },
];
