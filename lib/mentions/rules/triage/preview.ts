import { z } from "zod";
import {
  type Judged,
  type Kind,
  type Language,
  type Sentiment,
  type Topic,
  triageText,
  type Urgency,
} from "./triage-text.ts";

/** What may be asked of the preview: at most 500 texts of at most 10,000 characters each. */
export const TriagePreviewInput = z.strictObject({
  texts: z.array(z.strictObject({ text: z.string().max(10_000), lang: z.string().max(20).nullish() })).max(500),
});

export type TriagePreviewInput = z.infer<typeof TriagePreviewInput>;

export interface TriagePreview {
  readonly kind: Judged<Kind>;
  readonly sentiment: Judged<Sentiment>;
  readonly urgency: Judged<Urgency>;
  readonly topic: Judged<Topic>;
  readonly language: Judged<Language>;
}

/** Triage of each text, in the order of the input; nothing is stored. */
export function previewTriage(input: TriagePreviewInput): TriagePreview[] {
  return input.texts.map((one) => {
    const { kind, sentiment, urgency, topic, language } = triageText(one);
    return { kind, sentiment, urgency, topic, language };
  });
}
