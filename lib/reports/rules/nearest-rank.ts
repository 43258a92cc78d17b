/**
 * The percentile by nearest rank: the smallest value that at least `share` (0 < share ≤ 1) of all values do not exceed.
 * It is always a value that occurred, and equals PostgreSQL's percentile_disc. Null of no values.
 */
export function nearestRank(values: readonly number[], share: number): number | null {
  if (!(share > 0 && share <= 1)) throw new RangeError("A percentile's share lies above 0 and not above 1");
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.ceil(ordered.length * share) - 1] ?? null;
}
