import { type WordGroup, wordGroups } from "./kind-words.ts";

/** One found word or phrase of a group. */
export interface WordMatch {
  readonly group: WordGroup;
  /** The normalised words found, with the negation when there is one. */
  readonly evidence: string;
  readonly negated: boolean;
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** First word → phrases that begin with it, longest first. */
export type WordIndex<Value> = ReadonlyMap<string, readonly Entry<Value>[]>;

/** Builds an index over lists of comma-separated phrases. */
export function indexWords<Value>(lists: readonly (readonly [string, Value])[]): WordIndex<Value> {
  const index = new Map<string, Entry<Value>[]>();
  for (const [list, value] of lists) {
    for (const phrase of list.split(",")) {
      const words = phrase.trim().split(/\s+/);
      const first = words[0];
      if (first === undefined || first === "") continue;
      const entries = index.get(first) ?? [];
      entries.push({ words, value });
      index.set(first, entries);
    }
  }
  for (const entries of index.values()) entries.sort((left, right) => right.words.length - left.words.length);
  return index;
}

/** The longest phrase of the index that begins at a place, or null. */
export function longestAt<Value>(words: readonly string[], at: number, index: WordIndex<Value>): Entry<Value> | null {
  const entries = index.get(words[at] ?? "");
  if (entries === undefined) return null;
  return entries.find((entry) => entry.words.every((word, place) => words[at + place] === word)) ?? null;
}

const kindIndex = indexWords(wordGroups.map((group) => [group.words, group] as const));
const notBad = new Set([
  "tidak",
  "bukan",
  "tanpa",
  "minim",
  "jarang",
  "anti",
  "bebas",
  "not",
  "no",
  "without",
  "never",
  "zero",
]);
const notGood = new Set(["tidak", "bukan", "belum", "kurang", "jauh", "not", "never", "no", "hardly", "less", "isnt"]);
const notAble = new Set([
  "tidak",
  "belum",
  "kurang",
  "susah",
  "gagal",
  "not",
  "never",
  "no",
  "nothing",
  "cant",
  "without",
  "unable",
  "nobody",
  "none",
]);

function negatorsFor(sense: WordGroup["sense"]): Set<string> | null {
  if (sense === "bad") return notBad;
  if (sense === "good") return notGood;
  return sense === "able" ? notAble : null;
}

/** The negator within reach before a match: three words, but not across another found word. */
function negatorBefore(words: readonly string[], at: number, after: number, sense: WordGroup["sense"]): string | null {
  const negators = negatorsFor(sense);
  if (negators === null) return null;
  const reach = sense === "bad" ? 2 : 3;
  for (let place = at - 1; place >= Math.max(after, at - reach); place -= 1) {
    const word = words[place] ?? "";
    if (negators.has(word)) return words.slice(place, at).join(" ");
  }
  return null;
}

/** Finds the words of all kind groups, longest first, each word counted once. An "able" word counts when negated only. */
export function matchWords(words: readonly string[]): WordMatch[] {
  const matches: WordMatch[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    const entry = longestAt(words, at, kindIndex);
    if (entry === null) continue;
    const found = entry.words.join(" ");
    const negator = negatorBefore(words, at, free, entry.value.sense);
    if (entry.value.sense === "able" && negator === null) continue;
    matches.push({
      group: entry.value,
      evidence: negator === null ? found : `${negator} ${found}`,
      negated: negator !== null,
    });
    at += entry.words.length - 1;
    if (entry.value.sense !== "plain") free = at + 1;
  }
  return matches;
}

const singleWords = new Set(wordGroups.flatMap((group) => group.words.split(/[\s,]+/)));

/** Whether a normalised word occurs in any list of kinds. */
export function isKindWord(word: string): boolean {
  return singleWords.has(word);
}
