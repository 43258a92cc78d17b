import { type Judged, judgeKind, type Kind } from "./judge-kind.ts";
import { judgeLanguage, type Language } from "./judge-language.ts";
import { judgeSentiment, type Sentiment } from "./judge-sentiment.ts";
import { isTopicWord, judgeTopic, type Topic } from "./judge-topic.ts";
import { judgeUrgency, type Urgency } from "./judge-urgency.ts";
import { isKindWord, matchWords } from "./match-words.ts";
import { readText } from "./read-text.ts";

export type { Judged, Kind, Language, Sentiment, Topic, Urgency };

/** Below this confidence of the kind a mention is left to a person ("unsorted"). */
export const confidentFrom = 0.55;

export interface Triage {
  readonly kind: Judged<Kind>;
  readonly language: Judged<Language>;
  readonly urgency: Judged<Urgency>;
  readonly sentiment: Judged<Sentiment>;
  readonly topic: Judged<Topic>;
}

export interface TriageInput {
  readonly text: string;
  /** What the network says about the language, e.g. "id", "in", "en"; null or absent when it says nothing. */
  readonly lang?: string | null;
}

const isListed = (word: string) => isKindWord(word) || isTopicWord(word);

/**
 * Sorts one public post: kind, language, urgency, sentiment and topic, each with a confidence (0…1) and machine keys
 * that say why (`explainTriage` turns them into words). Hand-written rules; never throws, reads at most 10,000 characters.
 */
export function triageText(input: TriageInput): Triage {
  const post = readText(input.text, isListed);
  const matches = matchWords(post.words);
  const language = judgeLanguage(post, input.lang ?? null);
  const read = judgeKind(post, matches);
  const foreign = language.value === "other" && language.confidence >= 0.6;
  const kind: Judged<Kind> = foreign
    ? { value: "other", confidence: Math.min(0.9, language.confidence), because: ["other-language"] }
    : read;
  return {
    kind,
    language,
    urgency: judgeUrgency(post, matches, kind),
    sentiment: judgeSentiment(post, matches, kind),
    topic: judgeTopic(post, matches, kind),
  };
}
