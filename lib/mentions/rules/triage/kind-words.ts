/** What one group of words says for each kind; `sense` tells how a negation turns it. */
export interface WordGroup {
  readonly key: string;
  readonly complaint: number;
  readonly question: number;
  readonly praise: number;
  readonly other: number;
  readonly sense: "bad" | "good" | "able" | "plain";
  readonly words: string;
}

function group(key: string, sense: WordGroup["sense"], weights: Partial<WordGroup>, words: string): WordGroup {
  return { complaint: 0, question: 0, praise: 0, other: 0, ...weights, key, sense, words };
}

/** Hand-written lists in the normalised form, words and short phrases separated by commas. Weights are by hand too. */
export const wordGroups: readonly WordGroup[] = [
  group(
    "outage",
    "bad",
    { complaint: 3 },
    `mati, mati total, mati terus, padam, putus, putus putus, offline, lampu merah, los merah, loss merah, kedip merah, hilang sinyal, susah sinyal, outage, no internet, no service, no signal, disconnect, disconnected, disconnecting, keeps dropping, dropping, shut down, not available, internet mati, tumbang, ambruk, kedap kedip, intermittent, lampu los, rto, disconnect terus, dc terus, dc`,
  ),
  group(
    "fault",
    "bad",
    { complaint: 2.7 },
    `error, rusak, gangguan, gagal, trouble, bermasalah, permasalahan, kendala, terkendala, berkendala, bug, ngebug, crash, force close, hang, stuck, blank, keluar sendiri, logout sendiri, logout terus, nyangkut, tersendat, cacat, pecah, bocor, penyok, robek, sobek, basi, retak, salah kirim, nyasar, tertukar, kadaluarsa, kadaluwarsa, expired, berulah, ngadat, ngaco, kacau, konslet, longgar, kw, terblokir, diblokir, keblokir, terkunci, tertolak, ditolak, muter, muter muter, ketabrak, hancur, ancur, tidak sesuai, zonk,  ngehang, ngeblank, terpental, ngelos, ngestuck, nyetuck, layar hitam, dibatalin, dibatalkan, kebakar, terbakar, meledak, konsleting, mandek, ngefreeze, kesalahan, broken, broke, breaks, not working, fail, failed, fails, failing, failure, glitch, glitches, buggy, bugs, issue, issues, problem, problems, defective, damaged, lost, stopped working, malfunction, faulty, leaking, leak, wont load, cracked, cancelled, canceled,    denied, declined, rejected, stranded, forgotten, incorrect, errors, crashes, crashing, crashed, freezing, freezes, frozen, corrupted, spoiled, bumped, diverted, overbooked, oversold, misplaced, logging out, logs out, shattered, outdated, not honored, no luck, keluar terus, keluar aplikasi, sering keluar, keluar masuk, log out, log out sendiri, logout, tidak sinkron, kereset, kena suspend, wont turn on, doesnt exist, disappeared, bounced, bounce, no longer, refused to, ripped, unusable, problem still, hilang terus, refuses to, does nothing, voicemails, voicemail, patah, berlubang, berantakan, kesobek, gosong, pahit, alot, kw super, kurang lengkap, tidak lengkap, stuk, ngeleg, leg, kentang, berubah ubah, tidak manjur, luntur, berkarat, busa, melar, kekecilan, kebesaran, tidak enak, tanpa kejelasan, tanpa kabar, tanpa solusi, tanpa pemberitahuan, tanpa konfirmasi, susah masuk, susah login, susah dibuka, susah akses, ngeblok, ngeblock, diblok, keblok, blocked, kena blok, kesobek`,
  ),
  group(
    "slow",
    "bad",
    { complaint: 2.6 },
    `lemot, lelet, lambat,  lola, lag, ngelag, nge lag, buffering, loading lama, loading terus, loading, loadingnya, lama banget, lama sekali, kelamaan, kelambatan, slow respon, slowrespon, slow response, slow, laggy, delay, ngedelay, telat, terlambat, keterlambatan, molor, ngaret, delayed, delays, on hold, hold for, been waiting, waiting for, wait time, long wait, tarmac, sitting on, long line, ping tinggi, naik turun, tidak stabil, lambat loading, sluggish, takes forever, taking forever, nunggu lama, menunggu lama, disuruh nunggu, late flight,  merangkak, siput, keong`,
  ),
  group(
    "money",
    "bad",
    { complaint: 2.4 },
    `saldo berkurang, saldo hilang, kepotong, terpotong, dipotong, kedebet, terdebet, tersedot, kesedot, double charge, charged twice, overcharged, overcharge, charged, charging, refund, refunded, pungli, tekor, rugi, dirugikan, merugikan, ketipu, tertipu, penipu, penipuan, tipu, nipu, ditipu, scam, scammed, scammers, fraud, fraudulent, dibobol, bobol, dihack, kehack, diretas, hacked, hack, stolen, steal, theft, bocor data, denda, uang hilang, nyolong, maling, rampok, korupsi, pemerasan, data breach, unauthorized, charge me, my money back, money back`,
  ),
  group(
    "upset",
    "bad",
    { complaint: 2.5 },
    `kecewa, mengecewakan, mengecewain, kesal, kesel, sebel, sebal, jengkel, muak, capai hati, nyesel, menyesal, nyesal, kapok, geram, benci, nyebelin, ngeselin, menyebalkan, menjengkelkan, darah tinggi, ngelus dada, hadeh, hadeuh, haduh, hadehh, ilfil, ilfeel, resah, mengeluh, ngeluh, keluh, kapan benernya, terganggu, mengganggu, php, di php, diphp, dianaktirikan, anak tirikan, dipersulit, dipingpong, dilempar lempar, risih, risih, protes, geregetan, gregetan, muntab, murka, ngamuk, disappointed, disappointing, disappointment, disappoints, frustrated, frustrating, frustration, annoying, annoyed, angry, upset, upsetting, hate, ridiculous, unacceptable, fed up, sick of, tired of, furious, infuriating, disgusted, disgusting, shame, shameful, ashamed, embarrassing, embarrassed, wtf, fuck, fucking, fuckin, ffs, smh, appalled, appalling, absurd, outrageous, insulting, pissed, not happy, unhappy, unsatisfied, dissatisfied, regret, ugh, unreal, unbelievable, really sad, let down, stop sending, spamming, spam me, not pleased, lied, liars, liar, lies, mengganggu, disayangkan, sayangnya, sangat disayangkan, amsyong, keberatan, tidak setuju, tidak terima`,
  ),
  group(
    "insult",
    "bad",
    { complaint: 2.2 },
    `parah, payah, buruk, jelek, bobrok, busuk, sampah, ampas, bapuk, butut, taik,  bangsat, bajingan, kontol, memek, ngentot, goblok, tolol, bego, dungu, kampret, brengsek, keparat, sialan, terburuk, terjelek, burik, minta ampun, becus, tidak becus, ngotak, nyusahin, menyusahkan, mempersulit, ruwet, bohong, pembohong, boong, asal asalan, amatir, abal abal, gajelas, jancok, jancuk, cuk, lebay, jorok, judes, jutek, arogan, lalai, teledor, ceroboh, setengah setengah, omdo, omong kosong, berbelit, berbelit belit, menjebak, jebakan, nyampah, ngehe, ngehek, biadab, laknat, bgsd, pekok, buriq, worst, terrible, awful, horrible, horrendous, badly, worse, poorly, useless, pathetic, garbage, trash, crap, crappy, rubbish, sucks, suck, sucked, sucky, stupid, incompetent, incompetence, rude, rudest, unprofessional, disaster, nightmare, messed, lousy, shit, shitty, bullshit, bs, dumb, ignorant, careless, unhelpful, shady, dishonest, misleading, misled, inconvenience, inconvenient, inconsistent, atrocious, abysmal, dreadful, unreliable, waste of, wasted, ruined, ruin, ruining, screwed, screw, screwing, fail, epicfail, epic fail, hung up, hangs up, hang up, neveragain, ignored, ignoring, ignore, cramped, dirty, filthy, uncomfortable, ripped off, rip off, ripoff, fiasco, ineptitude, clueless, discrimination, racist, horrid, subpar, shocking, sneaky, so weak, kinda shocking, mengerikan, amburadul, semrawut, katrok, zalim, dzalim,   misery, mean spirited, stupidity, dangerous, pathetically, nogood, fails, bintang 1, bintang satu, terbangsat, rakus, gjls, one star, zero stars, semena mena, bangkrut, kampungan, kuno, ketinggalan jaman`,
  ),
  group(
    "upset-mild",
    "bad",
    { complaint: 1.3 },
    `marah, sedih, capek, cape, sabar, pusing, bosan, bosen, males, malas, stres, stress, nangis, emosi, lelah, crazy, mad, sad, tears, nuts, seriously, come on, sigh, insane, prihatin, kesabaran, astaghfirullah, astagfirullah, menyerah, nyerah, ganggu`,
  ),
  group(
    "insult-mild",
    "bad",
    { complaint: 1.5 },
    `susah, sulit, aneh, ribet, repot, kotor, alasan, anjing, kasar, guna, berguna, otak, bodoh, cuek, sombong, percuma, sia sia, lack of, lack, cold, bad, poor, lazy, waste, tai, mess, joke, pricey, hard to, so hard, tricky`,
  ),
  group(
    "fault-mild",
    "bad",
    { complaint: 1.5 },
    `lama, salah, masalah, berat, beda, kosong, batal, macet, nunggu, waiting, ping, down, bau, palsu, mental, maintenance, waited, lines, lose, losing, stopped, wrong, missing, late, hilang, keluar, forgot, unable, sold out, kehabisan, berkurang, kena`,
  ),
  group(
    "since",
    "plain",
    { complaint: 1.6 },
    `dari kemarin, dari tadi, dari pagi, dari semalam, dari malam, dari siang, dari sore, dari jam, dari subuh, dari minggu, dari bulan, dari tanggal, dari senin, sampai sekarang, sampai saat ini, sampai hari ini, sampai detik ini, hingga kini, hingga sekarang, seharian, semalaman, berhari hari, berminggu minggu, berbulan bulan, sudah seminggu, sudah sebulan, sudah lama, sudah 2 hari, sudah 3 hari, sudah 4 hari, sudah 2 minggu, for hours, for days, for weeks, over an hour, still waiting, still no, still not, hours on hold, days ago, weeks ago, since yesterday, since last, since this morning`,
  ),
  group(
    "experience",
    "plain",
    { complaint: 0.8 },
    `sudah bayar, sudah membayar, sudah transfer, sudah isi, sudah lapor, sudah komplain, sudah telepon, sudah coba, sudah restart, akun saya, pesanan saya, paket saya, barang saya, uang saya, rumah saya, di rumah saya, punya saya, daerah saya, my order, my account, my flight, my bag, my bags, my luggage, my package, my card, my phone, my internet, my money, my seat, customer service, customer support, your website, your app, your site, your staff, your service, your system, your employees, your agent, your driver, i paid, i bought, we paid, days later, so far, out of, charged me, nothing`,
  ),
  group(
    "lacking",
    "plain",
    { complaint: 1.2 },
    `tidak ada, sama sekali, belum ada, tidak pernah, tidak kunjung, tidak seperti, tidak sama, tidak sesuai, belum juga, tidak juga, tidak mau`,
  ),
  group("not", "plain", { complaint: 0.7 }, `not`),
  group(
    "unable",
    "able",
    { complaint: 2.6 },
    `bisa, dapat, jalan, berjalan, jalankan, konek, terkoneksi, terhubung, masuk, sampai, datang, diterima, terima, muncul, update, terupdate, diupdate, jelas, respon, direspon, dibalas, balas, balasan, dijawab, jawab, jawaban, ditanggapi, diproses, proses, aktif, berfungsi, fungsi, kebuka, dibuka, buka, login, terkirim, dikirim, kirim, selesai, beres, kelar, bener, benar, normal, nyala, menyala, diangkat, ngangkat, angkat, perkembangan, kabar, solusi, kejelasan, konfirmasi, tanggung jawab, sinyal, berubah, perubahan, cair, dicairkan, pencairan, dikembalikan, balik, kembali, pulih, progress, progres, progressnya, kelanjutan, tindakan, tindak lanjut, ditindaklanjuti, penanganan, ditangani, respek, peduli, tuntas, kunjungan, niat, profesional, ada respon, ada kabar, ada balasan, terdaftar, terdeteksi, terbaca, kedetek, dipakai, digunakan, internet, kuat, nerima, otp, sesuai, nongol, kunjung, maksimal, optimal,
    work, working, works, load, loads, loading, connect, connecting, open, able, respond, responding, response, responded, reply, replied, replying, answer, answered, answering, receive, received, arrived, arrive, access, use, play, playing, refund, show, showing, update, updated, sync, care, reach, contact, resolved, fixed, help, helping, helped, get, got, getting, log, login, send, deliver, delivered, see, find, call, explanation, information, communication, one, notification, notify, stream, download, hear, heard, go, pay, charge, luggage, bags, bag, crew, gate, food, power, heat, ac, options, room, way, solution, fly, check, book, change, add, recognize, even, seem, understand, acknowledge, come, let, honor, ship, shipped, payout, option, options, exist, recline, print, scan, turn on`,
  ),
  group(
    "still",
    "plain",
    { complaint: 1 },
    `terus, terus terusan, melulu, lagi lagi, tiap hari, setiap hari, tiap malam, tiap jam, sering, berkali kali, berkali, berulang, berulang kali, berulang ulang, sejak, berhari, berminggu, berbulan, seminggu, padahal, malah, tiba tiba, tbtb, makin, semakin lama, makin lama, masih saja, masih, giliran, percuma, kudu, gini, begini, akhir akhir, kesekian, sudah 2, sudah 3, sudah 4, sudah 5, dua hari, tiga hari, katanya, janji, janjinya, dijanjikan, again, still, hours, hour, hours late, minutes late, constantly, every time, everytime, keeps, kept, keep, no one, nobody, an hour, minutes, twice, times, already, after, weeks, months, days, supposed to, promised, told me, was told, were told, forced, trying to, tried, tried to, instead, hoped, two hours, for over, and counting, counting, refuses, refused, refuse, called, calls, called you, spent`,
  ),
  group(
    "why",
    "plain",
    { complaint: 1.5, question: 0.8 },
    `kenapa, kok, koq, ada apa, bagaimana sih, bagaimana ini, bagaimana nih, ini bagaimana, masa, masak, apa apaan, apaan, kapan bisa, kapan beres, kapan selesai, kapan normal, mana nih, sih, ko, why, how come, what gives, what happened, whats happening, what is going on, whats going on, whats wrong, whats up with, what the hell, what the heck, wth, is down`,
  ),
  group(
    "why-again",
    "plain",
    { complaint: 2.2, question: 0.6 },
    `kenapa lagi, kenapa ini, ini kenapa, lagi kenapa, kenapa aduh, kenapa nih, kenapa deh, ada apa lagi, kenapa sih, kok bisa, why is, why are, why cant, why do, why does, why did, why would, why am`,
  ),
  group(
    "demand",
    "plain",
    { complaint: 1.4, question: 0.2 },
    `tolong, perbaiki, diperbaiki, benerin, dibenerin, betulin, dibetulin, perbaikan, tindaklanjuti, ditindak, tindak, teknisi, komplain, komplen, complain, keluhan, lapor, laporan, melaporkan, laporkan, aduan, pengaduan, mengadu, ylki, ganti rugi, kompensasi, tanggung jawab, tanggungjawab, benahi, dibenahi, tingkatkan, ditingkatkan, urus, urusin, evaluasi, segera, disuruh, terpaksa, retur, dipulihkan, maintain,
    fix, fix it, fix this, complaint, complaints, compensation, compensate, escalate, supervisor, sort it, sort this, sort out, do something, explain, do better, get it together, deserve, unanswered, follow up, lawsuit, attorney, bbb, ombudsman, get your, stop, help me, please help, investigate, incident, resolve`,
  ),
  group(
    "leave",
    "plain",
    { complaint: 1.3, question: 0.2 },
    `pindah, ganti provider, ganti operator, cabut, uninstall, unistall, hapus, mending pakai, mending pindah, mending, jangan beli, jangan langganan, berhenti langganan, stop langganan, tutup akun, bagusan, lebih bagus yang lama, enakan,
    never again, never fly, never flying, never buying, done with, last time, switch to, switching, switched, leaving, cancel my, cancelling my, take my business, wont be back, not returning, bye, boycott, lost a customer, losing a customer, goodbye, avoid, another airline`,
  ),
  group(
    "price",
    "bad",
    { complaint: 1.6 },
    `mahal, kemahalan, lebih mahal, paling mahal, naik harga, harga naik, naik terus, naik melulu, tidak masuk akal, ketok harga, expensive, overpriced, pricey, price increase, hidden fees, price gouging, boros, fees`,
  ),
  group(
    "address",
    "plain",
    { complaint: 0.2, question: 0.9 },
    `admin, kak, halo, hallo, hai, hi, hello, hey, selamat pagi, selamat siang, selamat sore, selamat malam, permisi, maaf, assalamualaikum, mas, mbak, cs, dear, team`,
  ),
  group(
    "ask",
    "plain",
    { question: 3 },
    `mau tanya, numpang tanya, izin tanya, boleh tanya, ingin tanya, tanya, tanya dong, penasaran, question, quick question, a question, wondering, any idea, any ideas, does anyone, anyone know, do you know, do you have, do you offer, is there, is there any, is there a, are there any, can i, can you tell, could you, how much, how long, how many, how to, how soon, how would, how does, what time, what are the, when is, when are, when will, when does, when do, do i, do i need, do we, do we need, will you, will there, would you, is it possible, may i, am i able, am i allowed, which one, who do i, where can, where do, any chance, any news, any update, any plans, any word, what does, what kind, let me know, please advise`,
  ),
  group(
    "ask-mild",
    "plain",
    { question: 1.8 },
    `do you, is this, is that, are you, are the, are we, does the, does it, does this, does that, did you, will the, will i, will it, would it, if i, have any, can we, could i, should i, you guys have, can someone, could someone, are there, do you guys, what is the, whats the, how can, how do, what do i, who can i, where is`,
  ),
  group(
    "wh",
    "plain",
    { question: 1.7 },
    `apakah, berapa, kapan, dimana, di mana, bagaimana, cara, caranya, carane, syarat, syaratnya, persyaratan, jadwal, jadwalnya, jam berapa, boleh, bolehkah, bisakah, adakah, sudahkah, apa saja, yang mana, dari mana, kemana, ke mana, siapa, untuk apa, apa ya, berapa ya, biaya, rencana, rencananya, kira kira, estimasi, apa, ada tidak, tidak ya, bisa tidak, belum ya, sudah belum, atau, prosedur, jam operasional, how, what, when, where, which, who, any, ya kak, ya admin, paling lambat`,
  ),
  group(
    "request",
    "plain",
    { question: 1.9 },
    `informasi, mohon informasi, mohon bantuan, mohon bantuannya, minta tolong, berhenti langganan, mau berhenti, stop langganan, nonaktifkan, nonaktifin, non aktifkan, pasang baru, mau pasang, pemasangan, mau daftar, pendaftaran, mau upgrade, upgrade, downgrade, ganti paket, ubah paket, tambah paket, relokasi, pindah alamat, mau ganti, reservasi, jadwalkan, carikan, tolong info, tambahin, adain, sediakan, buka lagi, dibuka lagi, mau beli, mau langganan, minta nomor, nomor telepon, hubungi saya, kirimin, can you, can u, please dm, dm me, follow me, please follow, need to, i need, looking for, looking to, interested in, would like, id like, want to know, trying to find, bring back, assist, advise, recommend, direspon, saya mau, mau ubah, ubah data, ingin mengganti, mau ganti, mau tau`,
  ),
  group(
    "subject",
    "plain",
    {},
    `aplikasi, jaringan, internet, wifi, paket, kuota, barang, pesanan, produk, seller, penjual, toko, pelayanan, pengiriman, bank, transaksi, saldo, pulsa, kurir, menu, fitur, verifikasi, kemasan, kualitas, kereta, harga, modem, router, provider, operator, kartu, cs, customer, flight, airline, airport, service, order, website, store, account, company, product, delivery, package, phone, operator seluler, mobile,  akun, tiket, driver, ojol, admin`,
  ),
  group(
    "please-check",
    "plain",
    { question: 2.7 },
    `cek dm, dicek dm, tolong cek, baca dm, lihat dm, balas dm, dibalas dm, respon dm, cek direct message, cek inbox, tolong dicek, mohon dicek, tolong direspon, mohon direspon, segera direspon, open dm, buka dm`,
  ),
  group(
    "request-mild",
    "plain",
    { question: 1.3 },
    `minta, perlu, butuh, need, please, bantu, dibantu, pasang, request, help, add, possible, mohon`,
  ),
  group(
    "like",
    "good",
    { praise: 2.5 },
    `bagus, baguss, mantap, mantab, mantul, mantaap, keren, kece, puas, memuaskan, suka, cinta, terbaik, rekomen, recommended, recomended, rekomended, recommend banget, much recommended, ngebut, wush, wus, stabil, ramah, membantu, terbantu, nyaman, hebat, josss, jos, joss, gokil, salut, apresiasi, top, worth it, juara, andalan, favorit, istimewa, luar biasa, sempurna, senang, seneng, bahagia, happy, bangga, cakep, cantik, enak, asik, asyik, responsif, fast respon, fast response, tanggap, gercep, sigap, memudahkan, mempermudah, praktis, simpel, simple, bermanfaat, berguna banget, awet, original, ori, rapi, lembut, adem, setia, jarang gangguan, minim gangguan, anti lemot, bebas gangguan, sukses, berkualitas, baik, terjangkau, terpercaya, profesional, canggih, kinclong, semakin cepat, puas banget, puaas, good, kerenn, oke banget, oke punya, solutif, alhamdulillah lancar, lengkap, menarik, gampang, dimudahkan,
    great, awesome, amazing, excellent, love, loved, loving, luv, best, perfect, perfectly, fantastic, appreciate, appreciated, kudos, nice, helpful, wonderful, reliable, friendly, impressed, impressive, brilliant, superb, outstanding, delighted, pleased, glad, enjoy, enjoyed, enjoying, fav, favorite, favourite, exceptional, incredible, beautiful, rock, rocks, cool, well done, good job, great job, nice work, best airline, shout out, shoutout, thumbs up, made my day, yay, excited, cant wait, class act, phenomenal, spotless, thrilled, congrats, congratulations, so good, very good, really good, forward to, you guys are, refreshing, smooth, seamless, super, sangat mudah, lebih mudah, mudah digunakan, lima bintang, bintang lima, bintang 5, jaya selalu, user friendly, terdepan, bravo, problem solved, hands down, sangat membantu, membantu sekali, wow, favourite airline, lovely, pretty, stellar, terjamin, patut dicoba, mudah dipahami, sangat cepat, cepat banget, tidak mengecewakan, tidak nyesel, tidak pernah gangguan, tidak pernah bermasalah, aman banget, lancar terus, lancar jaya`,
  ),
  group(
    "fine",
    "good",
    { praise: 1.2 },
    `oke, ok, okay, sip, siap, aman, cepat, sesuai, mudah, lumayan, lancar, murah, worth, cocok, rekomendasi, alhamdulillah, pas, fast, quick, quickly, easy, better, kind, polite, fixed, working now, works now, got it, no worries, sorted, clean, comfortable, friendly staff, safe, satisfied, welcome, ontime, on time, tepat waktu, sehat selalu, maju terus, semangat, warm`,
  ),
  group(
    "thanks",
    "plain",
    { praise: 2.2 },
    `terimakasih, terima kasih, thanks for the help, thanks for your help, terimakasih for, terimakasih you, terimakasih so much, terimakasih to, thanks to, thankful, grateful, bless, cheers, ty, terimakasih banyak, terimakasih informasi, terimakasih atas, terimakasih penjelasannya, terimakasih banyak, terimakasih admin, terimakasih bantuannya, terimakasih responnya, terimakasih respon, oke terimakasih, baik terimakasih`,
  ),
  group(
    "wish",
    "plain",
    { praise: 2 },
    `selamat ulang tahun, selamat hari, happy birthday, dirgahayu, sukses selalu, semoga sukses, semoga makin, semoga semakin, semoga menjadi, semoga, happy anniversary, merry christmas, selamat atas`,
  ),
  group(
    "promotion",
    "plain",
    { other: 2.6 },
    `kode referral, kode referal, referral, use my code, my code, giveaway, kuis, tebak, tebak tebakan, jangan lupa, yuk, ayo, yok, buruan, cuss, cusss, daftar sekarang, klik link, langsung klik, stay tuned, check out, checkout, download and, free download, informasi berlangganan, informasi langganan, informasi pemasangan, melayani pemasangan, sobat, gaes, cashback, link di bio, followers, hub, hubungi, dapatkan, dapetin, nikmati, wujudkan, saksikan, ikutan, simak, pendanaan, cuan, sponsored, giveaways, sweepstakes, rt to win, to win, enter to, win a, introduce you, let me introduce,  subscribe to my, new video, join our, sign up, live now, now live, sponsor, kuy, piala dunia, konser, tayang, berevolusi, terdaftar dan diawasi, caption, hashtag, hastag, cocok banget buat, cek out, langsung klik, klik tautan, link di, kode promo`,
  ),
  group(
    "offer",
    "plain",
    { other: 1 },
    `gratis, diskon, voucher, promo, gaes, guys, up to, hadir, ikuti, klik, investasi, malam ini, subscribe`,
  ),
  group(
    "agent",
    "plain",
    { other: 2.8 },
    `butuh informasi lebih, informasi lebih lanjut, silakan dm, silahkan dm, silakan hubungi, silahkan hubungi, silakan informasikan, silahkan informasikan, atas ketidaknyamanan, atas ketidaknyamanannya, kami bantu, dibantu cek, kami cek, dapat disampaikan, kami informasikan, mohon informasikan, boleh diinfokan, cek promo, pastikan cek, situs resmi, minbiz bantu, via dm ya, melalui dm, we apologize, sorry to hear, please dm us, send us a dm, our team, feel free to`,
  ),
  group(
    "chatter",
    "plain",
    { other: 0.8 },
    `wkwk, wkwkwk, haha, hahaha, hehe, hihi, lol, lmao, rofl, kayaknya, sepertinya, tergantung, kurang tau, tau tau, mungkin, btw, kangen, rindu, om, mbak, pak, mereka,  pemerintah, negara, rakyat,          lagu, film, artis, konten, rumah sakit,   ktp, sim, mom, dad, party, birthday, baby, music, song, podcast, weekend, favorite show, coffee, tonight we, movie,    ceo, rt, gatau, gak tau, tidak tau, tidak tahu, kurang tahu, sama sama, ngakak, teman, temen, cowok, cewek, pacar, sekolah, kuliah, kampus, kalau tidak salah, dia,  streaming, subscriber`,
  ),
  group(
    "follow-up",
    "plain",
    { other: 1.7 },
    `sudah saya dm, sudah dm, saya sudah dm, saya dm, sudah kirim dm, sudah saya kirim, sudah di dm, sudah saya balas, done dm, dm sent, sent dm, just sent, sent you a dm, dmed, dmd, just dmd, confirmation number, yesterday, sent a dm, will dm, will do, baik kak, baik admin, oke kak, iya kak, iya admin`,
  ),
  group("device", "plain", { other: 0.9 }, `nomor saya, android, ios, iphone, samsung, galaxy, version, versi, noted`),
];
