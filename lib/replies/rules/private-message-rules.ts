import { readPrivateMessageWords, singleLetters } from "./private-message-words.ts";

const unsaid = "tidak|akan|jika|apakah|us";
/** Up to `count` words between two parts of a pattern, none of them a comma, a negation, a future or a condition. */
export const gap = (count: number, also = "") => `(?:(?!(?:${unsaid}${also})\\b)[^ ,?]+ ){0,${count}}`;
export interface PhraseRule {
  readonly key: string;
  readonly pattern: RegExp;
  /** What must not stand before the match in its comma-part: "near" looks two words back, "part" at all of it. */
  readonly notAfter: readonly [scope: "near" | "part", words: RegExp] | null;
}

/** A rule over whole words; patterns may be written with doubled letters, the words come without. */
export function phraseRule(key: string, pattern: string, notAfter: PhraseRule["notAfter"] = null): PhraseRule {
  const whole = new RegExp(`(?<![a-z])${singleLetters(pattern)}(?![a-z])`, "g");
  return { key, pattern: whole, notAfter: notAfter && [notAfter[0], new RegExp(singleLetters(notAfter[1].source))] };
}

/** "tidak perlu khawatir karena sudah kami DM" is still a claim: what takes back stands in the same part. */
const partEnd = /,|\b(?:karena|tapi|tetapi|namun|soalnya|but|because|jadi|maka) /;

/** Whether words before a match, in the same comma-part, take the claim back. */
function isTakenBack(sentence: string, start: number, notAfter: PhraseRule["notAfter"]): boolean {
  if (notAfter === null) return false;
  const [scope, words] = notAfter;
  const part = (sentence.slice(0, start).split(partEnd).at(-1) ?? "").trim();
  return words.test(scope === "part" ? part : part.split(" ").slice(-2).join(" "));
}

/** Key and evidence of the first rule that holds in a text, e.g. `sent:"sudah kami dm"`; else null. */
export function firstFinding(text: string, rules: readonly PhraseRule[]): string | null {
  for (const sentence of readPrivateMessageWords(text)) {
    for (const { key, pattern, notAfter } of rules) {
      for (const match of sentence.matchAll(pattern)) {
        if (!isTakenBack(sentence, match.index, notAfter)) return `${key}:"${match[0].trim()}"`;
      }
    }
  }
  return null;
}
