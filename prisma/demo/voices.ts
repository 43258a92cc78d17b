/** Thanks that ask for nothing: they leave a resolved ticket resolved. */
export const thanks = {
  id: [
    "Terima kasih banyak ya Kak, sudah lancar. Mantap, pelayanannya cepat 🙏",
    "Makasih Kak, teknisinya ramah dan cepat. Mantap!",
    "Alhamdulillah sudah normal, terima kasih banyak. Keren pelayanannya 👍",
    "Terima kasih, gercep sekali. Puas saya 👍",
  ],
  en: ["Thank you so much, great service and a very kind team!", "Thanks a lot, excellent support 👍"],
} as const;

export const returns = {
  id: [
    "Kak, kok kumat lagi ya? Baru sehari sudah gangguan lagi.",
    "Kak, ternyata belum beres juga. Masih gangguan sama seperti kemarin, tolong dicek lagi.",
  ],
  en: ["Sorry, but it is down again since this morning. Could you check once more?"],
} as const;

export const apologies = {
  id: [
    "Mohon maaf, Kak. Kami periksa lagi sekarang juga dan tidak kami lepas sampai tuntas.",
    "Maaf sekali, Kak. Kami buka lagi laporannya dan kami kawal sampai benar-benar beres.",
  ],
  en: ["We are sorry about that. We have reopened your report and will stay on it until it is really solved."],
} as const;

/** The customer's second post while nobody had answered yet. */
export const nudges = [
  "@nusaraya halo? Masih mati nih. Ada orangnya tidak?",
  "@nusaraya sudah dua jam belum ada jawaban, tolong dong.",
  "@nusaraya masih gangguan sampai sekarang.",
] as const;

export const outagePosts = [
  "@nusaraya Antapani mati semua ya? Dari jam tujuh malam tidak ada internet.",
  "Mati lagi @nusaraya. Satu komplek gelap internetnya, padahal lagi nonton bareng.",
  "@nusaraya gangguan massal ya di Bandung Timur? Kantor saya mati total.",
  "Wifi @nusaraya mati mendadak, anak lagi kelas malam. Tolong infonya.",
  "@nusaraya lampu merah semua di tiga rumah bersaudara. Ada kabel putus?",
  "Lagi rapat malam internet @nusaraya putus total. Sudah setengah jam begini.",
  "@nusaraya kapan nyala lagi? Pesanan daring saya hilang semua gara-gara mati.",
  "@nusaraya internet mati lagi di Antapani, tolong kabari kapan normal.",
  "Gangguan @nusaraya malam ini parah, telepon bantuan juga tidak diangkat.",
] as const;

export const praises = [
  "Baru kali ini teknisinya datang sore itu juga, ramah lagi. Makasih @nusaraya, mantap!",
  "Terima kasih @nusaraya, CS-nya sabar banget ngejelasin ke ibu saya. Keren 👍",
  "Pasang @nusaraya tadi pagi, siang sudah jalan. Cepat dan rapi, puas!",
  "@nusaraya teknisinya keren, kabel lama ikut dirapikan. Terima kasih banyak 🙏",
  "Great service from @nusaraya today, the technician was friendly and quick. Thank you!",
  "Salut sama @nusaraya, janji jam 10 datang jam 10. Terima kasih!",
] as const;

/** Hard to say what they want: a person decides. */
export const puzzles = [
  "@nusaraya hmm ya begitulah",
  "Ditunggu ya @nusaraya, katanya sih.",
  "Oh jadi begini ya @nusaraya rasanya.",
  "@nusaraya besok jadi kan?",
] as const;
