import { type BudgetReading, callsAllowed, nextCallAt, type Spent } from "#lib/channels/rules/budget.ts";

export interface BudgetUse {
  readonly bucket: string;
  /** Calls made in the window that is nearest to its limit. */
  readonly used: number;
  /** Calls that we allow ourselves there. */
  readonly limit: number;
  readonly perSeconds: number;
  /** Calls left before sending waits. */
  readonly left: number;
  /** When the next call may be made; null = now. */
  readonly freeAt: Temporal.Instant | null;
}

/**
 * How far a bucket's budget is used: the limit that is nearest to its end. Null where nothing limits the bucket. Pure.
 */
export function budgetUse(
  bucket: string,
  spent: readonly Spent[],
  reading: BudgetReading | null,
  now: Temporal.Instant,
): BudgetUse | null {
  const lines = spent.map(({ limit: { perSeconds, ...documented }, starts }) => {
    const limit = callsAllowed({ perSeconds, ...documented });
    const from = now.subtract({ milliseconds: Math.round(perSeconds * 1000) });
    const used = starts.filter((start) => Temporal.Instant.compare(start, from) > 0).length;
    return { limit, used, perSeconds, left: Math.max(0, limit - used) };
  });
  const nearest = lines.toSorted((a, b) => a.left - b.left)[0];
  if (!nearest) return null;
  const at = nextCallAt(spent, reading, now);
  const isWaiting = Temporal.Instant.compare(at, now) > 0;
  const isExhaustedThere = reading !== null && Temporal.Instant.compare(reading.resetAt, now) > 0;
  const told = isExhaustedThere && reading ? Math.max(0, reading.remaining) : nearest.left;
  return { bucket, ...nearest, left: isWaiting ? 0 : Math.min(nearest.left, told), freeAt: isWaiting ? at : null };
}
