import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";

export interface BudgetReading {
  readonly remaining: number;
  readonly resetAt: Temporal.Instant;
}

/** Share of a documented limit that we use: the network counts differently at the edges. */
export const usedShare = 0.9;

/**
 * When the next call of a bucket may be made: `now`, or the time its window frees. `starts` are our own calls, newest
 * first, at least as many as the largest limit allows. What the network itself said last (`reading`) comes first.
 * Pure; times to the millisecond.
 */
export function nextCallAt(
  limits: readonly DocumentedLimit[],
  starts: readonly Temporal.Instant[],
  reading: BudgetReading | null,
  now: Temporal.Instant,
): Temporal.Instant {
  let at = now;
  if (reading && reading.remaining <= 0 && Temporal.Instant.compare(reading.resetAt, now) > 0) at = reading.resetAt;
  for (const limit of limits) {
    const calls = Math.max(1, Math.floor(limit.calls * usedShare));
    const oldestThatCounts = starts[calls - 1];
    if (oldestThatCounts === undefined) continue;
    const free = oldestThatCounts.add({ milliseconds: Math.round(limit.perSeconds * 1000) + 1 });
    if (Temporal.Instant.compare(free, at) > 0) at = free;
  }
  return at;
}
