import type { Triage } from "./triage/triage-text.ts";

/** Below this confidence a person decides. */
export const sureEnough = 0.55;

export type TriageOutcome =
  | { readonly next: "open-ticket"; readonly because: string }
  | { readonly next: "keep"; readonly because: string }
  | { readonly next: "ask-a-person"; readonly because: string };

/**
 * What follows from a triage: complaints and questions open tickets, praise and the rest are kept and counted,
 * doubt waits for a person. Pure; replaceable together with the triage module.
 */
export function triageOutcome(triage: Triage): TriageOutcome {
  const { value, confidence } = triage.kind;
  if (confidence < sureEnough) return { next: "ask-a-person", because: `unsure:${value}` };
  if (value === "complaint" || value === "question") return { next: "open-ticket", because: value };
  return { next: "keep", because: value };
}

/** Thanks after the work is done are attached, but do not wake the ticket up. */
export function isQuietThanks(triage: Triage): boolean {
  return triage.kind.value === "praise" && triage.kind.confidence >= 0.7;
}
