import { slang } from "./slang-words.ts";

/** A post as the judges see it: normalised words and what else is on its face. */
export interface ReadText {
  /** Words in lower case, slang and repeated letters undone; "cant" is "not can". */
  readonly words: readonly string[];
  /** The words as written (lower case), for telling the language. */
  readonly rawWords: readonly string[];
  readonly questionMarks: number;
  readonly exclamations: number;
  readonly links: number;
  readonly hashtags: number;
  readonly mentions: number;
  readonly goodEmoji: number;
  readonly badEmoji: number;
  /** Letters of a script that neither Indonesian nor English is written in. */
  readonly foreignLetters: number;
  /** Ends like an agent's reply: " -Name" or "^abc". */
  readonly signed: boolean;
  readonly listItems: number;
  readonly shouting: boolean;
}

const goodEmoji = /[😀😃😄😁😊😍🥰😘🤩👍👏🎉💯✨🙌❤💙💚💛💜🧡🔥🥳]/gu;
const badEmoji = /[😡😠🤬👎😤💔😒🙄😩😫😖😞😭😢🥺🥹😔😣😓📉🤮💩🫠🥴]/gu;
const contractions: Readonly<Record<string, readonly string[]>> = {
  cannot: ["not", "can"],
  cant: ["not", "can"],
  wont: ["not", "will"],
  dont: ["not"],
  doesnt: ["not"],
  didnt: ["not"],
  isnt: ["not"],
  arent: ["not"],
  wasnt: ["not"],
  werent: ["not"],
  hasnt: ["not"],
  havent: ["not"],
  hadnt: ["not"],
  couldnt: ["not", "could"],
  wouldnt: ["not", "would"],
  shouldnt: ["not"],
  aint: ["not"],
};
const gluedNegation =
  /^(?:ga|gak|gk|ngga|nggak|kaga|kagak|tdk|tidak|enggak)(bisa|ada|jelas|mau|usah|pernah|masuk|dapat|guna|sesuai|jalan|konek|becus|muncul|dibales|dibalas|respon|tau|paham|nyala|puas|suka|boleh|sabar|enak|bagus|aktif)$/;
const suffixed = /^(.{3,}?)(?:nya|ku|mu|lah|kah|pun|in|e)$/;

/** The known form of one written word, or itself. `isKnown` says which words the lists hold. */
function plainWord(word: string, isKnown: (word: string) => boolean): string {
  const known = (form: string) => slang.get(form) ?? (isKnown(form) ? form : undefined);
  const direct = known(word);
  if (direct !== undefined) return direct;
  const shorter = word.replace(/(.)\1{2,}/g, "$1$1");
  const single = word.replace(/(.)\1+/g, "$1");
  const repeated = known(shorter) ?? known(single);
  if (repeated !== undefined) return repeated;
  const base = suffixed.exec(single)?.[1] ?? suffixed.exec(shorter)?.[1];
  return (base === undefined ? undefined : known(base)) ?? shorter;
}

const signature = /(?:\s[-~]|\^)[A-Za-z]{2,12}\.?\s*(?:\(?\d\/\d\)?)?\s*(?:https?:\/\/\S*)?$/;

function addWord(words: string[], written: string, isKnown: (word: string) => boolean): void {
  const word = written.replace(/[²2]$/, (mark) => (written.length > 3 ? "" : mark));
  // Own names only: a post may say "constructor".
  const contraction = Object.hasOwn(contractions, word) ? contractions[word] : undefined;
  const previous = words.at(-1) ?? "";
  if (contraction !== undefined) words.push(...contraction);
  else if (word === "min" && /^\d+$/.test(previous)) words.push("minutes");
  else {
    const glued = gluedNegation.exec(word.replace(/(.)\1{1,}/g, "$1"));
    if (glued?.[1] !== undefined) words.push("tidak", glued[1]);
    else words.push(plainWord(word, isKnown));
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Reads a post for triage. `isKnown` tells which normalised words the word lists hold. */
export function readText(text: string, isKnown: (word: string) => boolean): ReadText {
  const ascii = !/[^\x20-\x7e\n]/.test(text);
  const cut = text.slice(0, 10_000);
  const plain = (ascii ? cut : cut.normalize("NFKC").replace(/\p{Cf}/gu, "")).replace(/&amp;/g, "&").trim();
  const lower = plain
    .replace(/#\w+/g, (tag) => tag.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
  const spoken = lower
    .replace(/https?:\/\/\S*/g, " ")
    .replace(/@[\w.]+/g, " ")
    .replace(/n't\b/g, "nt");
  const rawWords = spoken.replace(/'(?=[a-z])/g, "").match(/[\p{L}\p{N}²]+/gu) ?? [];
  const words: string[] = [];
  for (const word of rawWords) addWord(words, word, isKnown);
  const letters = rawWords.reduce((sum, word) => sum + word.length, 0);
  return {
    words,
    rawWords,
    questionMarks: count(lower, /\?/g),
    exclamations: count(lower, /!/g),
    links: count(lower, /https?:\/\//g),
    hashtags: count(lower, /#\w/g),
    mentions: count(lower, /@\w/g),
    goodEmoji: ascii ? 0 : count(plain, goodEmoji),
    badEmoji: ascii ? 0 : count(plain, badEmoji),
    foreignLetters: ascii ? 0 : count(plain, /[^\p{Script=Latin}\P{L}]/gu),
    signed: signature.test(plain),
    listItems: count(plain, /(?:^|\s)(?:-|•|\d[.)])\s+[^:\n]{2,30}:/g),
    shouting: letters > 12 && count(plain, /[A-Z]/g) / letters > 0.6,
  };
}
