import twitter from "twitter-text";
import type { LengthRule } from "./abilities.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const encoder = new TextEncoder();

/** Length of a text by a network's own way of counting; `weighted` is X's published rule (twitter-text v3). Pure. */
export function textLength(text: string, rule: LengthRule): number {
  switch (rule.count) {
    case "weighted":
      return twitter.parseTweet(text).weightedLength;
    case "characters":
      return [...text].length;
    case "graphemes":
      return [...graphemes.segment(text)].length;
    case "utf8-bytes":
      return encoder.encode(text).length;
  }
}
