import type { DocumentedLimit } from "./abilities.ts";

export interface BudgetReading {
  readonly remaining: number;
  readonly resetAt: Temporal.Instant;
}

/** Share of a documented limit that we use: the network counts differently at the edges. */
export const usedShare = 0.9;

/** Calls of one window that we allow ourselves. */
export function callsAllowed(limit: DocumentedLimit): number {
  return Math.max(1, Math.floor(limit.calls * usedShare));
}

/** One limit with the calls that count against it: the channel's own, or all of its application's. Newest first. */
export interface Spent {
  readonly limit: DocumentedLimit;
  readonly starts: readonly Temporal.Instant[];
}

/**
 * When the next call of a bucket may be made: `now`, or the time its windows free. Each window needs at least as many
 * starts as it allows calls. What the network itself said last (`reading`) comes first. Pure; times to the millisecond.
 */
export function nextCallAt(
  spent: readonly Spent[],
  reading: BudgetReading | null,
  now: Temporal.Instant,
): Temporal.Instant {
  let at = now;
  if (reading && reading.remaining <= 0 && Temporal.Instant.compare(reading.resetAt, now) > 0) at = reading.resetAt;
  for (const { limit, starts } of spent) {
    const oldestThatCounts = starts[callsAllowed(limit) - 1];
    if (oldestThatCounts === undefined) continue;
    const free = oldestThatCounts.add({ milliseconds: Math.round(limit.perSeconds * 1000) + 1 });
    if (Temporal.Instant.compare(free, at) > 0) at = free;
  }
  return at;
}

/**
 * When each of the next `count` calls of a bucket will go out if nothing else happens: what a waiting message is told
 * ("goes out at 14:20"). Pure; in order, the first is `nextCallAt`.
 */
export function nextCallTimes(
  spent: readonly Spent[],
  reading: BudgetReading | null,
  now: Temporal.Instant,
  count: number,
): Temporal.Instant[] {
  const times: Temporal.Instant[] = [];
  const windows = spent.map(({ limit, starts }) => ({ limit, starts: [...starts].reverse() }));
  let from = now;
  for (let n = 0; n < count; n += 1) {
    const latest = windows.map(({ limit, starts }) => {
      const newestFirst = starts.slice(-callsAllowed(limit)).reverse();
      return { limit, starts: newestFirst };
    });
    const at = nextCallAt(latest, reading, from);
    times.push(at);
    for (const { starts } of windows) starts.push(at);
    from = at;
  }
  return times;
}
