import type { WordMatch } from "./match-words.ts";
import type { ReadText } from "./read-text.ts";

export type Kind = "complaint" | "question" | "praise" | "other";

export interface Judged<Value extends string> {
  readonly value: Value;
  /** 0…1; below 0.55 a person decides. */
  readonly confidence: number;
  /** Machine keys with their evidence, the strongest first, e.g. `fault:"mati"`. */
  readonly because: readonly string[];
}

const kinds: readonly Kind[] = ["complaint", "question", "praise", "other"];

/** Points per kind, and what gave them. */
interface Tally {
  readonly points: Record<Kind, number>;
  readonly reasons: { readonly key: string; readonly kind: Kind; readonly points: number }[];
}

function add(tally: Tally, key: string, kind: Kind, points: number): void {
  if (points === 0) return;
  tally.points[kind] += points;
  tally.reasons.push({ key, kind, points });
}

/** The second word of a group counts half, the third a quarter: long posts are not more certain than clear ones. */
function addMatches(tally: Tally, matches: readonly WordMatch[]): void {
  const seen = new Map<string, number>();
  for (const { group, evidence, negated } of matches) {
    const name = negated && group.sense !== "able" ? `not-${group.key}` : group.key;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const share = 0.5 ** times;
    const key = `${name}:"${evidence}"`;
    if (negated && group.sense === "good") add(tally, key, "complaint", 2.2 * share);
    else if (negated && group.sense === "bad") add(tally, key, "praise", 1.3 * share);
    else for (const kind of kinds) add(tally, key, kind, group[kind] * share);
  }
}

/** Ordered one thing, got another. */
const wrongItem =
  /\b(?:pesan|pesen|beli|minta|mintanya|dipesan|order|ordered|asked for)\b.{2,40}\b(?:dikirim|dikasih|kasih|datang|dapat|sampai|got|received)\b/;

function addFace(tally: Tally, post: ReadText): void {
  const words = post.words.length;
  if (wrongItem.test(post.words.join(" "))) add(tally, "wrong-item", "complaint", 1.8);
  if (post.questionMarks > 0) {
    add(tally, "question-mark", "question", 1.4);
    add(tally, "question-mark", "complaint", 0.5);
  }
  if (words > 0 && /^(?:ya|yah|yaa|kah|kak|admin)$/.test(post.words.at(-1) ?? ""))
    add(tally, "ending:ya", "question", 0.7);
  if (post.hashtags > 1) add(tally, "hashtags", "other", (post.mentions > 0 ? 0.35 : 0.9) * Math.min(post.hashtags, 3));
  if (post.links > 0 && post.hashtags > 0) add(tally, "link", "other", 1);
  else if (post.links > 0 && post.mentions === 0) add(tally, "link", "other", 0.8);
  if (post.listItems > 1) add(tally, "list", "other", 2.5);
  if (post.signed && words > 8) add(tally, "signature", "other", 2);
  if (post.badEmoji > 0) add(tally, "emoji:bad", "complaint", 0.6);
  if (post.goodEmoji > 0) add(tally, "emoji:good", "praise", 0.6);
  if (post.shouting) add(tally, "shouting", "complaint", 0.6);
  if (post.exclamations > 1) add(tally, "exclamation", "complaint", 0.3);
  if (words <= 2 && tally.reasons.length === 0) add(tally, "short", "other", 1);
}

function pointsOf(tally: Tally, kind: Kind, pattern: RegExp): number {
  return tally.reasons.reduce((sum, one) => (one.kind === kind && pattern.test(one.key) ? sum + one.points : sum), 0);
}

const badKeys = /^(?:outage|fault|slow|money|upset|insult|unable|price|not-like|not-fine)/;
const ownSubject = /^(?:outage|fault|slow|money|unable|price|experience|since|demand|address|why|subject|lacking)/;

/** Kinds colour each other: thanks before a fault are politeness, praise beside a fault is irony or a "but". */
function weigh(tally: Tally, post: ReadText, matches: readonly WordMatch[]): void {
  const bad = pointsOf(tally, "complaint", badKeys);
  const asked = tally.points.question;
  if (bad >= 2) {
    tally.points.praise *= 0.45;
    tally.points.question *= 0.75;
  } else if (asked >= 2.2) {
    tally.points.praise *= 0.4;
  }
  const addressed = post.mentions > 0 || matches.some((match) => ownSubject.test(match.group.key));
  if (bad > 0 && !addressed) tally.points.complaint *= 0.75;
  const promotion = pointsOf(tally, "other", /^(?:promotion|hashtags|link|agent|list|signature)/);
  if (promotion >= 4) {
    tally.points.praise *= 0.5;
    tally.points.question *= 0.5;
    tally.points.complaint *= 0.8;
  }
}

/** What kind of post this is, with the share of its points as confidence. */
export function judgeKind(post: ReadText, matches: readonly WordMatch[]): Judged<Kind> {
  const tally: Tally = { points: { complaint: 0, question: 0, praise: 0, other: 1.6 }, reasons: [] };
  addMatches(tally, matches);
  addFace(tally, post);
  weigh(tally, post, matches);
  const shares = kinds.map((kind) => Math.exp(tally.points[kind] * 0.8));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const best = shares.indexOf(Math.max(...shares));
  const value = kinds[best] ?? "other";
  const because = tally.reasons
    .filter((one) => one.kind === value)
    .sort((left, right) => right.points - left.points)
    .slice(0, 5)
    .map((one) => one.key);
  return {
    value,
    confidence: Math.round(((shares[best] ?? 0) / whole) * 1000) / 1000,
    because: because.length > 0 ? because : ["nothing-found"],
  };
}
