import type { Judged, Kind } from "./judge-kind.ts";
import { indexWords, longestAt, type WordMatch } from "./match-words.ts";
import type { ReadText } from "./read-text.ts";

export const topics = [
  "network_outage",
  "network_quality",
  "billing_price",
  "payment_funds",
  "app_account",
  "subscription",
  "product_delivery",
  "customer_service",
  "schedule_info",
  "promo",
  "security_safety",
  "product_general",
  "general",
] as const;

export type Topic = (typeof topics)[number];

/** Words that point to a topic, strong (2) or weak (0.8), in the normalised form. */
const lists: readonly (readonly [Topic, number, string])[] = [
  [
    "network_outage",
    2,
    "mati, mati total, gangguan, down, putus, putus putus, los merah, lampu merah, kedip merah, padam, tidak ada internet, no internet, outage, disconnect, merah, tumbang, rto, tersambung",
  ],
  ["network_outage", 0.8, "internet, wifi, modem, router, error, fiber, kabel, tiang, teknisi, bermasalah, trouble"],
  [
    "network_quality",
    2,
    "lemot, lelet, lag, ngelag, ping, buffering, sinyal, lambat, buffer, kentang, mbps, latency, nat, speed, tidak stabil, slow internet, ngadat, kecepatan, bandwith, bandwidth, ngebut",
  ],
  ["network_quality", 0.8, "jaringan, internet, wifi, slow, konek, stabil, gaming, streaming, kuota"],
  [
    "billing_price",
    2,
    "tagihan, harga, mahal, kemahalan, biaya, tarif, denda, invoice, fee, fees, bill, bills, jatuh tempo, price, prices, pricing, overpriced, expensive, overcharged, charged, dollars, tagihannya, cost, costs, murah, iuran, bayar tagihan, fare, fares",
  ],
  [
    "payment_funds",
    2,
    "saldo, transfer, dana, uang, refund, pembayaran, cair, pencairan, tarik tunai, tarik, transaksi, topup, top up, rekening, deposit, payment, refunded, money back, pendana, pendanaan, gagal bayar, sudah bayar, qris, pinjaman, virtual account",
  ],
  [
    "app_account",
    2,
    "aplikasi, login, log in, app, akun, account, otp, password, verifikasi, verif, website, web, site, situs, update, force close, bug, registrasi, sign up, signup, logout, log out, logging out, apk, mobile banking, portofolio, install, uninstall, android, iphone, ios, playlist, song, songs, premium, spotify, playstation, console, m banking, fitur, tampilan",
  ],
  ["app_account", 0.8, "loading, crash, data, nomor, masuk, not working, download, version, button, tombol, username"],
  [
    "subscription",
    2,
    "langganan, berhenti, pasang, pemasangan, upgrade, downgrade, relokasi, coverage, jangkau, terjangkau jaringan, sales, ganti paket, pindah alamat, nonaktifin, nonaktifkan, non aktifkan, berhenti langganan, cabut, pasang baru, subscription, cover, tersedia di, sudah masuk, cancel my, plan",
  ],
  ["subscription", 0.8, "paket, daftar, pindah, provider, nyari"],
  [
    "product_delivery",
    2,
    "barang, pesanan, pengiriman, kurir, seller, penjual, kemasan, packing, packaging, package, delivery, delivered, shipped, shipping, order, ordered, bag, bags, luggage, baggage, suitcase, bagasi, dikirim, resi, toko, retur, paketnya, ekspedisi, stok, warna, ukuran, parcel",
  ],
  [
    "customer_service",
    2,
    "cs, dm, pelayanan, petugas, customer service, customer support, agent, agents, staff, call center, on hold, hold, rude, komplain, laporan, keluhan, aduan, pengaduan, dibalas, balas, respon, direspon, slow respon, slowrespon, response, reply, no response, representative, supervisor, employees, attendant, attendants, crew, satpam, nunggu, antri, telepon, verifikasi nomor, service, igd, disuruh nunggu, counter",
  ],
  ["customer_service", 0.8, "admin, kunjungan, teknisi, help, tolong, call"],
  [
    "schedule_info",
    2,
    "jadwal, kereta, stasiun, jam berapa, flight, flights, delayed, delay, cancelled, keberangkatan, antigen, vaksin, tiket, rute, syarat, persyaratan, bus, boarding, ka, swab, pcr, beroperasi, operasional, penumpang, naik, angkot, jurusan, krl, gate, plane, late flight, seats, seat, faskes, train, trains, tanggal, show, rapid",
  ],
  [
    "promo",
    2.2,
    "promo, diskon, voucher, kode referral, referral, giveaway, cashback, use my code, my code, kuis, jangan lupa, stay tuned, klik, hadiah, poin, gratis, kode promo, cek out, piala dunia, konser, tebak, simak, download and",
  ],
  [
    "security_safety",
    2.5,
    "penipuan, penipu, dihack, hacked, dibobol, bobol, bahaya, berbahaya, data bocor, scam, keamanan, kecelakaan, kebakaran, safety, dangerous, unsafe, fraud, impersonation, akun palsu, jambret, copet, pelecehan, besi, terowongan, palang, perlintasan, data breach, virus, korslet",
  ],
  [
    "product_general",
    1.2,
    "bagus, produk, rasa, kualitas, enak, recommended, rekomen, mantap, keren, nyaman, awet, quality, product, taste, much recommended, minim gangguan",
  ],
];

const topicIndex = indexWords(lists.map(([topic, weight, words]) => [words, { topic, weight }] as const));

/** Words of the topic lists, for reading. */
const topicWords = new Set(lists.flatMap(([, , words]) => words.split(/[\s,]+/)));

/** Whether a normalised word occurs in any list of topics. */
export function isTopicWord(word: string): boolean {
  return topicWords.has(word);
}

/** What a post is about, from the closed list of the labelling guideline. */
export function judgeTopic(post: ReadText, matches: readonly WordMatch[], kind: Judged<Kind>): Judged<Topic> {
  const points = new Map<Topic, number>();
  const because = new Map<Topic, string[]>();
  for (let at = 0; at < post.words.length; at += 1) {
    const found = longestAt(post.words, at, topicIndex);
    if (found === null) continue;
    const { topic, weight } = found.value;
    points.set(topic, (points.get(topic) ?? 0) + weight);
    because.set(topic, [...(because.get(topic) ?? []), `topic:"${found.words.join(" ")}"`]);
    at += found.words.length - 1;
  }
  const raise = (topic: Topic, by: number) => points.set(topic, (points.get(topic) ?? 0) + by);
  if (kind.value === "other" && matches.some((match) => match.group.key === "promotion")) raise("promo", 1.5);
  if (kind.value === "other" && post.hashtags > 1 && post.links > 0) raise("promo", 3);
  const app = points.get("app_account") ?? 0;
  if (app >= 2 && kind.value === "complaint")
    for (const topic of ["network_quality", "network_outage"] as const) raise(topic, -1.6);
  if (kind.value === "other") for (const [topic, sum] of points) if (topic !== "promo") points.set(topic, sum - 2.4);
  if (kind.value === "praise") raise("product_general", 1.5);
  const ranked = [...points].toSorted((left, right) => right[1] - left[1]);
  const [value, most] = ranked[0] ?? ["general", 0];
  if (most < 0.8)
    return { value: "general", confidence: kind.value === "other" ? 0.7 : 0.45, because: ["nothing-found"] };
  const second = ranked[1]?.[1] ?? 0;
  const confidence = Math.round(Math.min(0.95, 0.4 + 0.5 * ((most - second) / most) + 0.03 * most) * 1000) / 1000;
  return { value, confidence, because: (because.get(value) ?? ["hashtags"]).slice(0, 4) };
}
