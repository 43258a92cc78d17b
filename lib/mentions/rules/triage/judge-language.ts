import type { Judged } from "./judge-kind.ts";
import type { ReadText } from "./read-text.ts";

export type Language = "id" | "en" | "other";

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const indonesian = wordsOf(`
yang dan di ke dari ini itu untuk dengan tidak ada sudah akan bisa saya aku kamu kami kita mereka dia juga atau karena kalau kalo klo tapi tp jadi sama lagi lg nya
ya aja saja udah udh sdh dah blm belum gak ga gk ngga nggak enggak tdk kok sih dong nih deh kan lah pun kah bgt banget yg dgn utk krn jg gimana gmn kenapa knp apa apakah
berapa kapan dimana mana siapa mau min kak mas mbak pak bu bang bapak ibu tolong mohon terima kasih makasih halo hai selamat pagi siang sore malam hari bulan tahun minggu jam
orang baru lama bagus jelek mahal murah mati rusak lemot jaringan internetnya pakai pake bayar beli kirim kirimkan masuk keluar buka tutup cek gangguan sampai sampe dulu nanti
sekarang skrg kemarin besok masih terus harus boleh perlu minta kasih dapat dapet banyak semua setiap tiap lebih paling sangat sekali cuma hanya malah padahal biar supaya agar
seperti kayak kaya kyk gitu gini begitu begini gue gua gw lu lo elu anda bos gan tau tahu emang memang soalnya tetap tetep selalu sering jarang info dm nomor
aplikasi barang paket sesuai cepat cepet mantap keren puas kecewa susah mudah ribet parah anjir jir wkwk gangguannya tidakbisa gabisa gaada loh lho euy sobat yuk ayo jangan pada oleh`);
const english = wordsOf(`
the a an and or but of to in on at for with from by is are was were be been am it its this that these those i you he she we they me him her us them my your his our their
not no do does did done have has had will would can could should may might what when where which who why how if then than so just very too more most please thanks thank
hi hello hey still again there here about after before since because out up down off over your get got go going been need want know help service phone working work customer flight
please time now today yesterday tomorrow day days week hours never always back any some all one great good bad love hate best worst dont cant wont didnt doesnt isnt im ive youre thats`);
const neighbours = wordsOf(`
ora iki iku opo piye kowe sampeyan kulo mboten wes wis durung iso ning nang karo seko kabeh piro ngopo wae teu henteu abdi anjeun naon kumaha atuh mah teh bae geura
bade sanes nuju awak korang saye kitorang macam el la los las de que es un una por para con pero como muy gracias le les des et est pour avec une dans sur pas der die das und ist
nicht ein eine mit auf fur ich ang ng mga sa po hindi ako ko naman lang não uma você obrigado com não para`);

/** The language of a post by its common words. `hint` is what the network says ("in" is an old code for Indonesian). */
export function judgeLanguage(post: ReadText, hint: string | null): Judged<Language> {
  const said = hint === null ? "" : hint.toLowerCase().slice(0, 2);
  let id = said === "id" || said === "in" ? 1.2 : 0;
  let en = said === "en" ? 1.2 : 0;
  let other = said !== "" && said !== "un" && said !== "qm" && said !== "zx" && id + en === 0 ? 0.8 : 0;
  for (const word of post.rawWords) {
    if (indonesian.has(word)) id += 1;
    else if (english.has(word)) en += 1;
    else if (neighbours.has(word)) other += 0.9;
    else if (/^(?:me|ber|di|ter|ke|pe)[a-z]{4,}(?:kan|an|nya|i)$|^[a-z]{3,}(?:nya|kan)$/.test(word)) id += 0.5;
    else if (/^[a-z]{3,}(?:ing|tion|ed|ly|ness|ment)$/.test(word)) en += 0.4;
  }
  const letters = post.rawWords.reduce((sum, word) => sum + word.length, 0);
  if (post.foreignLetters > letters / 3 && post.foreignLetters > 2) other += 3 + id + en;
  const ranked = (
    [
      ["id", id],
      ["en", en],
      ["other", other],
    ] as const
  ).toSorted((left, right) => right[1] - left[1]);
  const [value, most] = ranked[0] ?? ["id", 0];
  if (most === 0) return { value: "id", confidence: 0.4, because: ["language-unclear"] };
  const confidence = Math.round(((most + 0.3) / (id + en + other + 0.9)) * 1000) / 1000;
  return { value, confidence, because: [`language-words:${Math.round(most)}`] };
}
