import type { Judged, Kind } from "./judge-kind.ts";
import type { WordMatch } from "./match-words.ts";
import type { ReadText } from "./read-text.ts";

export type Sentiment = "negative" | "neutral" | "positive";

/** How much each group of words weighs in feeling, apart from what the post asks for. */
const feeling: Readonly<Record<string, number>> = {
  outage: -1,
  fault: -1,
  slow: -1,
  money: -1,
  upset: -1.6,
  insult: -1.6,
  unable: -0.9,
  price: -0.9,
  leave: -0.6,
  "why-again": -0.5,
  lacking: -0.5,
  "fault-mild": -0.4,
  "upset-mild": -0.9,
  "insult-mild": -0.8,
  since: -0.4,
  like: 1.4,
  fine: 0.6,
  thanks: 0.9,
  wish: 1.2,
};

/** The feeling of a post: a reported failure is negative, however politely said; thanks in a question stay neutral. */
export function judgeSentiment(post: ReadText, matches: readonly WordMatch[], kind: Judged<Kind>): Judged<Sentiment> {
  let good = post.goodEmoji > 0 ? 0.7 : 0;
  let bad = post.badEmoji > 0 ? -0.5 : 0;
  const because: string[] = [];
  for (const { group, evidence, negated } of matches) {
    const weight = feeling[group.key] ?? 0;
    const turned = negated && group.sense !== "able" ? -weight * 0.8 : weight;
    if (turned > 0) good += turned;
    if (turned < 0) bad += turned;
    if (Math.abs(turned) >= 0.6 && because.length < 4) because.push(`${group.key}:"${evidence}"`);
  }
  const score = good + bad;
  const reason = because.length > 0 ? because : ["nothing-found"];
  const sure = (base: number) => Math.round(Math.min(0.98, base * (0.6 + 0.4 * kind.confidence)) * 1000) / 1000;
  if (kind.value === "complaint") return { value: "negative", confidence: sure(0.95), because: reason };
  if (kind.value === "praise") return { value: "positive", confidence: sure(0.95), because: reason };
  if (kind.value === "question") {
    if (score <= -1.5) return { value: "negative", confidence: sure(0.7), because: reason };
    return { value: "neutral", confidence: sure(0.9), because: reason };
  }
  if (score >= 1.2) return { value: "positive", confidence: sure(0.75), because: reason };
  if (score <= -1) return { value: "negative", confidence: sure(0.7), because: reason };
  return { value: "neutral", confidence: sure(0.85), because: reason };
}
