/** Letters of other scripts that look like Latin ones; used to write "DM" past a filter. */
const lookalikes: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  н: "h",
  і: "i",
  ј: "j",
  к: "k",
  м: "m",
  о: "o",
  р: "p",
  ѕ: "s",
  т: "t",
  у: "y",
  х: "x",
  ο: "o",
  α: "a",
  μ: "m",
  ι: "i",
  κ: "k",
  ν: "v",
  ı: "i",
};
const digitLetters: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };

/** Doubled letters undone: "yaaa" and "ya" are one word. */
export function singleLetters(text: string): string {
  return text.replace(/([a-z])\1+/g, "$1");
}

/** One written word → the word the rules know. Words are already without doubled letters. */
const canonicalWords = new Map<string, string>();
function sameAs(canonical: string, words: string): void {
  for (const word of words.split(" ")) canonicalWords.set(singleLetters(word), canonical);
}
sameAs(
  "sudah",
  "suda sdah sudh sdh udah uda udh udha dah dh telah tlah barusan barusn brusan wis wes sampun shuda sudhah",
);
sameAs("kami", "kmi qm qmi ku kita kite saya sy aku mimin mimi admin atmin tim team we i cs");
sameAs(
  "kakak",
  "kak ka kk kaka kakaknya anda kamu km kmu kalian sobat pak bapak bu ibu mas mbak mba bang gan agan sis bro lu lo elo you u yu yall",
);
sameAs("your", "ur yours yr");
sameAs("dm", "dms dem dmnya dmku dmkami japri japrian pm pms inbox inboxnya inboks dmkak");
sameAs("didm", "dijapri diinbox didirect dipm dijaprikan");
sameAs("dmed", "dmd japried inboxed pmed pmd");
sameAs("dming", "dmng");
sameAs(
  "tidak",
  "tak tdk gak ga gk g ngak enggak engak nga kagak bukan bkn jangan jgn jngan belum blm blum belom never not dont cant canot havent hasnt wont didnt couldnt isnt wasnt unable without tanpa gagal failed",
);
sameAs("akan", "bakal bakalan segera sgera nanti nnti ntar entar will gona going shal sebentar soon let lets");
sameAs(
  "jika",
  "kalau kalo klo kl bila apabila if unles once when setelah stelah sebelum before after until sampai andai whenever",
);
sameAs("cek", "cekidot ceki chek check chck cekin periksa peek");
sameAs("dicek", "dicheck dichek dicekin diperiksa");
sameAs("lihat", "liat lht lihatin tengok intip longok");
sameAs("dilihat", "diliat ditengok diintip");
sameAs("balas", "bales bls balasin balesin");
sameAs("dibalas", "dibales dibls");
sameAs("via", "lewat lwt melalui mlalui lewt through by");
sameAs("silakan", "silahkan silakn silahkn slkn monggo sila");
sameAs("kirim", "krim krm kirm ngirim mengirim kirimkan kirimin mengirimkan kirimi ngirimin ngirimkan");
sameAs("dikirim", "dikirimkan dikirimi dikirimin dkirim");
sameAs("ya", "iya yah y yak yo yach");
sameAs("pribadi", "pribdi privat private personal privet");
sameAs("pesan", "psn psan pesanya mesej");
sameAs("mesage", "mesages msg msgs masage mesege");
sameAs("have", "ve has had");
sameAs("wa", "whatsap watsap whatsapnya wanya");

const typoTargets = [
  "pribadi",
  "mesage",
  "mesaged",
  "privately",
  "inbox",
  "sudah",
  "kirim",
  "dikirim",
  "silakan",
  "direct",
];
const noTypos = new Set(["susah", "kiri", "kirin", "mesagge", "indirect"]);

/** One letter missing, extra, other or two neighbours exchanged, in a word that begins alike. */
function isOneSlipFrom(word: string, target: string): boolean {
  if (word.charAt(0) !== target.charAt(0) || Math.abs(word.length - target.length) > 1) return false;
  let head = 0;
  while (head < word.length && word[head] === target[head]) head += 1;
  const restOf = (text: string, from: number) => text.slice(from);
  return (
    restOf(word, head + 1) === restOf(target, head + 1) ||
    restOf(word, head + 1) === restOf(target, head) ||
    restOf(word, head) === restOf(target, head + 1) ||
    (word[head] === target[head + 1] &&
      word[head + 1] === target[head] &&
      restOf(word, head + 2) === restOf(target, head + 2))
  );
}

function canonicalWord(word: string): string {
  const plain = /[a-z]/.test(word) ? word.replace(/[013457]/g, (digit) => digitLetters[digit] ?? digit) : word;
  const single = singleLetters(plain);
  const known = canonicalWords.get(single);
  if (known !== undefined) return known;
  if (single.length < 5 || noTypos.has(single) || typoTargets.includes(single)) return single;
  const target = typoTargets.find((candidate) => isOneSlipFrom(single, candidate));
  return target === undefined ? single : (canonicalWords.get(target) ?? target);
}

/** Expressions of several words that all mean the private channel, written as canonical words. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:email|mail) (?:dm|box)\b|\bdm email\b/g, "email"],
  [/\b(?:pesan|mesage|chat|jalur|obrolan) (?:pribadi|langsung)(?: nya)?\b/g, "dm"],
  [/\b(?:direct|pribadi|directs) (?:mesage|mesaging|chat|pesan|line)\b/g, "dm"],
  [
    /\b(?:kotak|box) (?:masuk|pesan)\b|\b(?:permintan pesan|pesan permintan|mesage request|mesage requests|pesan masuk)\b/g,
    "dm",
  ],
  [/\b(?:direct|pribadi) (?:mesaged|mesagd)\b/g, "dmed"],
  [/\b(infokan|informasikan|sampaikan|kabari|bilang|tahu|konfirmasi)( nih| ya| juga)? jika\b/g, "$1 bahwa"],
  [/\bdm (?:ed|d)\b/g, "dmed"],
  [/\bdm (?:ing|in(?= (?:kakak|your)))\b/g, "dming"],
  [/\bdm (?:nya|s)\b/g, "dm"],
  [/\b(?:didm|di dmin|di dm in|didmin)\b/g, "di dm"],
  [/\b(?:ngedm|nge dm|mendm|men dm|ngedmin)\b/g, "dm"],
  [/\bdmin\b/g, "dm in"],
  [/\bdm , dm\b|\bdm dm\b/g, "dm"],
];

/**
 * A text as sentences of canonical words (lower case, commas kept as " , ", a question ends in " ?"). Zero-width
 * characters, look-alike letters, doubled letters, digits for letters, spacing tricks and common slips are undone.
 */
export function readPrivateMessageWords(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}|\u034f|\u115f|\u3164/gu, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\x20-\x7e]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/https?:\/\/\S+|@[a-z0-9_.]+/g, " ")
    .replace(/[’‘`´]/g, "'")
    .replace(/(?<![a-z0-9])d[\s._*\-/|~]{1,3}m(?:[\s._*-]{1,2}(s)(?![a-z]))?(?=[^a-z]|'d|ed\b|in\b|$)/g, "dm")
    .replace(/\bdm'?(?:d|ed)\b/g, "dmed")
    .replace(/n't\b/g, " not")
    .replace(/'ve\b/g, " have")
    .replace(/'ll\b/g, " will")
    .replace(/'re\b|'m\b/g, " are")
    .replace(/\b(we|i)ve\b/g, "$1 have")
    .replace(/[^\p{L}\p{N}.!?;,\n]+/gu, " ");
  return plain
    .split(/(?<=[.!?;\n])/)
    .map((sentence) => {
      const words = sentence.match(/[\p{L}\p{N}]+|[,?]/gu) ?? [];
      const canonical = words.map((word) => canonicalWord(word)).join(" ");
      return phrases.reduce((line, [pattern, word]) => line.replace(pattern, word), canonical);
    })
    .filter((sentence) => sentence !== "" && sentence !== "?");
}

/** All letters of a text in one row, for words that were written with gaps between all their letters; else null. */
export function readSpacedOutLetters(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase();
  if (!/(?:(?<![a-z])[a-z][\s._*\-|]+){4,}[a-z](?![a-z])/.test(plain)) return null;
  return plain.replace(/[^a-z]/g, "").replace(/(.)\1+/g, "$1");
}
