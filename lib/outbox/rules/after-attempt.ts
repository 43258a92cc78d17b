import type { Delivery, RefusalReason } from "#lib/channels/connector.ts";
import type { OutboxState } from "./message.ts";

export interface Attempted {
  readonly attempt: number;
  /** 0 to 1, its own for each message: spreads what would be tried again at one moment. */
  readonly jitter: number;
  /** False where the network can never be read back: then only a person clears up an unknown outcome. */
  readonly canReadBack: boolean;
  readonly settleSeconds: number;
  readonly now: Temporal.Instant;
}

export interface NextState {
  readonly state: OutboxState;
  readonly because: string | null;
  readonly refusal: RefusalReason | null;
  /** When it is due again: to be sent (queued) or to be read back (unknown). */
  readonly dueAt: Temporal.Instant;
}

/**
 * What becomes of a message after one send call. Law 4: an unknown outcome is never queued again from here; it is read
 * back after `settleSeconds`, or shown to a person. Pure.
 */
export function afterAttempt(delivery: Delivery, attempted: Attempted): NextState {
  const { now } = attempted;
  switch (delivery.outcome) {
    case "accepted":
      return { state: "accepted", because: null, refusal: null, dueAt: now };
    case "retry":
      return { state: "queued", because: delivery.because, refusal: null, dueAt: againAt(delivery, attempted) };
    case "refused":
      return { state: "refused", because: delivery.because, refusal: delivery.reason, dueAt: now };
    case "unknown":
      return unknownState(delivery.because, attempted);
  }
}

/** Longest pause between two attempts at a network that cannot be reached. */
export const longestPauseSeconds = 60;

/**
 * A used-up budget names its own time; an unreachable network is tried again after 1, 2, 4 … 60 seconds, spread by up
 * to a half. Other troubles hold the whole channel until its own time or until somebody signs in: then all goes on.
 */
function againAt(
  delivery: Delivery & { readonly outcome: "retry" },
  { attempt, jitter, now }: Attempted,
): Temporal.Instant {
  const soon = now.add({ seconds: 1 });
  if (delivery.trouble === "rate-limited") return later(delivery.at, soon);
  if (delivery.trouble !== "unreachable") return soon;
  const pause = Math.min(longestPauseSeconds, 2 ** Math.min(attempt - 1, 6));
  return now.add({ milliseconds: Math.round(pause * 1000 * (1 + jitter / 2)) });
}

/** After a lost answer: read back when the network has settled, or a person decides. */
export function unknownState(because: string, attempted: Attempted): NextState {
  const dueAt = attempted.now.add({ milliseconds: Math.round(attempted.settleSeconds * 1000) });
  const state = attempted.canReadBack ? "unknown" : "needs-a-person";
  return { state, because, refusal: null, dueAt };
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
