import { describe, expect, it } from "vitest";
import { explainTriage } from "#lib/mentions/rules/triage/explain-triage.ts";
import { previewTriage, TriagePreviewInput } from "#lib/mentions/rules/triage/preview.ts";
import { confidentFrom, triageText } from "#lib/mentions/rules/triage/triage-text.ts";

const complaints = [
  "Internet saya mati dari tadi pagi, tolong dong",
  "wifi ku matiii teruss sebel bgt",
  "kok gabisa login ya dari semalem?",
  "lemot bgt parah jaringannya, bayar mahal percuma",
  "Udah 3 hari los merah ga ada teknisi yg datang",
  "paket sy blm sampe jg pdhl udh seminggu",
  "saldo kepotong tapi transaksi gagal, gmn nih min",
  "knp ya aplikasinya error mulu tiap mau bayar",
  "Barang yang datang rusak dan penjualnya tidak merespon",
  "pesan warna hitam yang dikirim malah warna merah",
  "pelayanannya sangat mengecewakan",
  "CS nya judes banget, kapok belanja di sini",
  "ga jelas banget, katanya mau dihubungi sampe skrg ga ada kabar",
  "tdk bisa dibuka aplikasinya setelah update",
  "kurang puas sama layanannya, respon lama",
  "Mantap banget ya, bayar full tapi lemot tiap malam",
  "dm saya gak dibales bales dari kemarin",
  "gangguan lagi gangguan lagi, capek deh",
  "tagihan bulan ini kok naik dua kali lipat padahal paketnya sama",
  "uang saya belum kembali padahal pesanan sudah dibatalkan",
  "nomor saya keblokir tanpa pemberitahuan",
  "tolong perbaiki jaringan di daerah kami, sering putus",
  "aplikasi sampah, keluar sendiri terus",
  "dari pagi ga konek2 nih, mau kerja jadi susah",
  "My internet has been down since yesterday",
  "still waiting for my refund after two weeks",
  "your app keeps crashing every time I open it",
  "worst customer service ever, I was on hold for an hour",
  "the package arrived damaged and nobody replies",
  "I was charged twice and support ignores me",
  "why is my account locked again?",
  "can't log in since the update, please fix this",
  "My order never arrived",
  "Not happy with the service at all",
  "thanks for nothing, my flight is delayed again",
  "your driver was rude and the food was cold",
];

const questions = [
  "min mau tanya, cara ganti paket gimana ya?",
  "apakah area Sleman sudah ada jaringannya kak?",
  "berapa biaya pasang baru?",
  "Halo min, jam operasional kantor cabang jam berapa ya",
  "kapan promo akhir tahun dimulai min?",
  "mau berhenti langganan, syaratnya apa saja ya?",
  "info harga paket keluarga dong min",
  "min cek dm ya",
  "tolong balas dm saya min",
  "boleh minta nomor teleponnya kak?",
  "apa bisa bayar lewat minimarket?",
  "dimana lokasi kantor terdekat di Bandung kak?",
  "Do you ship to Surabaya?",
  "How much is the family plan?",
  "Is there a store near the station?",
  "Can I change my seat online?",
  "What time does the office open on Saturday?",
  "where can i find my invoice?",
];

const praises = [
  "Mantap, pengirimannya cepat dan barangnya bagus banget",
  "makasih min, sudah dibantu, pelayanannya ramah",
  "suka banget sama aplikasinya, mudah digunakan",
  "keren nih layanannya makin stabil",
  "terima kasih banyak atas bantuannya",
  "puas banget belanja di sini, recommended",
  "udah 5 tahun pakai jarang gangguan, lancar terus",
  "alhamdulillah internetnya ngebut dan stabil",
  "Selamat ulang tahun, semoga sukses selalu",
  "tidak mengecewakan, kualitasnya oke punya",
  "Thank you so much for the quick help!",
  "Great service, the staff was friendly and helpful",
  "I love the new design, awesome job",
  "best airline I have ever flown with",
];

const others = [
  "Dapatkan 50 ribu dengan kode referral ABC123, langsung klik https://contoh.example/x",
  "Yuk ikutan kuis dan menangkan hadiahnya! #promo #giveaway #seru https://contoh.example/k",
  "wkwkwk iya juga sih",
  "tadi liat mobilnya di jalan",
  "Halo Kak, mohon maaf atas ketidaknyamanannya. Silakan DM nomor pelanggannya ya -Rani",
  "Jangan lupa nonton konser malam ini gaes! #musik #malamminggu https://contoh.example/t",
  "Use my code QX12 to get 10% off, download and sign up now https://contoh.example/a",
  "lol same here",
  "Check out our new video https://contoh.example/v #new #music",
  "udah saya dm kak",
  "naik angkot dulu terus jalan kaki",
  "Untuk paket di bawah 300 ribu: - Paket Satu: 20 Mbps - Paket Dua: 30 Mbps - Paket Tiga: 50 Mbps. Butuh info lebih?",
];

const kindOf = (text: string) => triageText({ text }).kind;

describe("triage of own sentences", () => {
  it.each(complaints)("sees a complaint: %j", (text) => {
    expect(kindOf(text).value).toBe("complaint");
  });

  it.each(questions)("sees a question: %j", (text) => {
    expect(kindOf(text).value).toBe("question");
  });

  it.each(praises)("sees praise: %j", (text) => {
    expect(kindOf(text).value).toBe("praise");
  });

  it.each(others)("sees something else: %j", (text) => {
    expect(kindOf(text).value).toBe("other");
  });

  it("is confident about nearly all of these, and says why", () => {
    const all = [...complaints, ...questions, ...praises, ...others].map(kindOf);
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(all.filter((kind) => kind.confidence >= confidentFrom).length / all.length).toBeGreaterThan(0.9);
    for (const kind of all) {
      expect(kind.because.length).toBeGreaterThan(0);
      expect(kind.confidence).toBeGreaterThan(0.25);
      expect(kind.confidence).toBeLessThanOrEqual(1);
    }
  });

  it("leaves a text without any telling word to a person", () => {
    for (const text of ["", "hmm", "Sama, di Condongcatur", "🤔", "12345"]) {
      expect(kindOf(text).confidence).toBeLessThan(0.75);
    }
    expect(kindOf("Sama, di Condongcatur").confidence).toBeLessThan(confidentFrom);
  });
});

describe("slang and negation", () => {
  it("reads stretched, shortened and glued words like plain ones", () => {
    for (const text of [
      "lemooooottttt",
      "lmt bgt wifi",
      "gabisaa masuk aplikasi",
      "ngga konek wifi",
      "tdk bs login",
      "blm dtg paketnya",
    ]) {
      expect(kindOf(text).value).toBe("complaint");
    }
  });

  it("turns praise by a negation and a fault by its absence", () => {
    expect(kindOf("barangnya tidak bagus").value).toBe("complaint");
    expect(kindOf("the service is not good").value).toBe("complaint");
    expect(kindOf("jaringannya jarang gangguan, stabil").value).toBe("praise");
    expect(kindOf("no issues so far, great service").value).toBe("praise");
  });

  it("names the evidence word", () => {
    expect(kindOf("wifi mati").because).toContain('outage:"mati"');
    expect(kindOf("aplikasi gabisa dibuka").because.join()).toMatch(/unable:"tidak bisa/);
  });
});

describe("the other judgements", () => {
  it("tells the language, also with a hint of the network and for other scripts", () => {
    expect(triageText({ text: "kenapa internetnya mati lagi ya min" }).language.value).toBe("id");
    expect(triageText({ text: "why is the internet down again" }).language.value).toBe("en");
    expect(triageText({ text: "インターネットが遅いです" }).language.value).toBe("other");
    expect(triageText({ text: "インターネットが遅いです" }).kind.value).toBe("other");
    expect(triageText({ text: "el servicio es muy malo y no funciona para nada" }).language.value).toBe("other");
    expect(triageText({ text: "ok", lang: "in" }).language.value).toBe("id");
    expect(triageText({ text: "ok", lang: "en" }).language.value).toBe("en");
  });

  it("ranks urgency by the guideline", () => {
    const urgencyOf = (text: string) => triageText({ text }).urgency.value;
    expect(urgencyOf("saldo saya hilang 2 juta, tolong segera dicek")).toBe("high");
    expect(urgencyOf("sudah 5 hari internet mati belum ada teknisi datang")).toBe("high");
    expect(urgencyOf("akun saya dihack orang, tolong")).toBe("high");
    expect(urgencyOf("sudah lapor 4 kali tapi wifi tetap tidak bisa dipakai")).toBe("high");
    expect(urgencyOf("my flight was cancelled and I am stranded")).toBe("high");
    expect(urgencyOf("aplikasinya lemot hari ini min")).toBe("normal");
    expect(urgencyOf("min mau tanya cara ganti paket")).toBe("normal");
    expect(urgencyOf("makasih min mantap")).toBe("low");
  });

  it("tells the feeling", () => {
    const feelingOf = (text: string) => triageText({ text }).sentiment.value;
    expect(feelingOf("kecewa banget sama pelayanannya")).toBe("negative");
    expect(feelingOf("mohon maaf min, internet saya mati ya")).toBe("negative");
    expect(feelingOf("mantap pelayanannya ramah")).toBe("positive");
    expect(feelingOf("min jam berapa buka ya?")).toBe("neutral");
  });

  it("tells the topic", () => {
    const topicOf = (text: string) => triageText({ text }).topic.value;
    expect(topicOf("los merah internet mati total")).toBe("network_outage");
    expect(topicOf("wifi lemot ping tinggi buat main game")).toBe("network_quality");
    expect(topicOf("tagihan saya kok naik, mahal banget harganya")).toBe("billing_price");
    expect(topicOf("saldo berkurang, transfer gagal, uang belum kembali")).toBe("payment_funds");
    expect(topicOf("aplikasi tidak bisa login, otp tidak masuk")).toBe("app_account");
    expect(topicOf("mau berhenti langganan caranya gimana min")).toBe("subscription");
    expect(topicOf("barang rusak, pengiriman lama, kurir kasar")).toBe("product_delivery");
    expect(topicOf("dm tidak dibalas, cs tidak ada respon")).toBe("customer_service");
    expect(topicOf("jadwal kereta ke Solo jam berapa min")).toBe("schedule_info");
  });
});

describe("words for the reasons", () => {
  it("exist in both languages for every key that own sentences produce", () => {
    for (const text of [...complaints, ...questions, ...praises, ...others, "x"]) {
      const triage = triageText({ text });
      const keys = [triage.kind, triage.language, triage.urgency, triage.sentiment, triage.topic].flatMap(
        (one) => one.because,
      );
      const indonesian = explainTriage(keys, "id");
      const english = explainTriage(keys, "en");
      keys.forEach((key, place) => {
        expect(indonesian[place]).not.toBe(key);
        expect(english[place]).not.toBe(key);
        expect(indonesian[place]).not.toContain("{word}");
      });
    }
  });

  it("show the evidence, and an unknown key as it is", () => {
    expect(explainTriage(['outage:"mati"'], "id")).toEqual(["menyebut layanan mati atau putus (mati)"]);
    expect(explainTriage(['outage:"mati"'], "en")).toEqual(["names an outage (mati)"]);
    expect(explainTriage(["something-new"], "en")).toEqual(["something-new"]);
  });
});

describe("the preview", () => {
  it("answers in the order of the texts, with all five judgements", () => {
    const answer = previewTriage({ texts: [{ text: "internet mati" }, { text: "makasih min, mantap", lang: "id" }] });
    expect(answer.map((one) => one.kind.value)).toEqual(["complaint", "praise"]);
    expect(Object.keys(answer[0] ?? {})).toEqual(["kind", "sentiment", "urgency", "topic", "language"]);
  });

  it("refuses unknown fields, too many and too long texts", () => {
    expect(TriagePreviewInput.safeParse({ texts: [{ text: "a", lang: null }] }).success).toBe(true);
    expect(TriagePreviewInput.safeParse({ texts: [] }).success).toBe(true);
    expect(TriagePreviewInput.safeParse({ texts: [{ text: "a", extra: 1 }] }).success).toBe(false);
    expect(TriagePreviewInput.safeParse({ texts: [{ text: "a" }], more: true }).success).toBe(false);
    expect(TriagePreviewInput.safeParse({ texts: Array.from({ length: 501 }, () => ({ text: "a" })) }).success).toBe(
      false,
    );
    expect(TriagePreviewInput.safeParse({ texts: [{ text: "x".repeat(10_001) }] }).success).toBe(false);
  });
});

describe("the cost", () => {
  it("is under 0.1 ms of processor time per text", () => {
    const texts = [...complaints, ...questions, ...praises, ...others];
    for (const text of texts) triageText({ text });
    const rounds = 60;
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) for (const text of texts) triageText({ text });
    const used = process.cpuUsage(before);
    const perSecond = (texts.length * rounds * 1e6) / (used.user + used.system);
    expect(perSecond).toBeGreaterThan(10_000);
  });

  it("stays small for hostile text", () => {
    const started = performance.now();
    for (const part of ["tidak ", "belum masuk saldo ", "a", "#a ", "- x ", "😡", "sudah 3 hari ", "@", "https://"]) {
      triageText({ text: part.repeat(10_000 / part.length) });
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
