import type { ReadBack } from "#lib/channels/connector.ts";

export interface Unclear {
  readonly attempt: number;
  readonly absentReads: number;
  readonly unknownSince: Temporal.Instant;
  readonly settleSeconds: number;
  readonly now: Temporal.Instant;
}

export type ReadBackVerdict =
  | { readonly next: "accept"; readonly externalId: string }
  | {
      readonly next: "read-again";
      readonly absentReads: number;
      readonly at: Temporal.Instant;
      readonly because: string;
    }
  | { readonly next: "send-again"; readonly because: string }
  | { readonly next: "ask-a-person"; readonly because: string };

/** "Absent" counts only when this many complete reads agree (law 4). */
export const readsThatProveAbsence = 2;
/** After so many attempts that all vanished, something is wrong that a person must see. */
export const mostAttempts = 5;
/** A network that cannot be read for so long leaves the decision to a person. */
export const longestUnclearMinutes = 120;

/** What follows from one reading back of a message with an unknown outcome. Pure. */
export function afterReadBack(read: ReadBack, unclear: Unclear): ReadBackVerdict {
  if (read.result === "found") return { next: "accept", externalId: read.externalId };
  const minutes = unclear.now.since(unclear.unknownSince).total("minutes");
  if (read.result === "incomplete") {
    if (minutes > longestUnclearMinutes)
      return { next: "ask-a-person", because: `cannot be read back: ${read.because}` };
    return { next: "read-again", absentReads: unclear.absentReads, at: read.retryAt, because: read.because };
  }
  const absentReads = unclear.absentReads + 1;
  if (absentReads < readsThatProveAbsence) {
    const wait = Math.max(1, unclear.settleSeconds);
    return {
      next: "read-again",
      absentReads,
      at: unclear.now.add({ seconds: Math.ceil(wait) }),
      because: "not there at the first look",
    };
  }
  if (unclear.attempt >= mostAttempts) return { next: "ask-a-person", because: `lost ${unclear.attempt} times` };
  return { next: "send-again", because: "proven absent by two complete reads" };
}
