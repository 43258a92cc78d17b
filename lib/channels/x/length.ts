import twitter from "twitter-text";
import type { LengthRule } from "../rules/abilities.ts";

/** X counts posts by weight: a link 23, emoji and CJK 2, most other signs 1. Longer posts need Premium. */
export const xLength = {
  dm: { count: "characters", max: 10_000 },
  public: { count: "weighted", max: 280 },
} as const satisfies { dm: LengthRule; public: LengthRule };

/** Length of `text` as X counts it on that leg; compare with `xLength[leg].max`. */
export function lengthAtX(leg: "dm" | "public", text: string): number {
  return leg === "public" ? twitter.parseTweet(text).weightedLength : [...text].length;
}
