import { toIso } from "#lib/time/instant.ts";

const snowflakeEpochMs = 1_288_834_974_657n;
/** Ids below this were given before X put the time into them (end of 2010), or by something that is not X. */
const firstTimedId = 30_000_000_000n;

/** The moment an X id was given, or null when the id carries none. */
export function instantOfId(id: string): Temporal.Instant | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const value = BigInt(id);
  if (value < firstTimedId << 22n) return null;
  return Temporal.Instant.fromEpochMilliseconds(Number((value >> 22n) + snowflakeEpochMs));
}

/** `id` moved back by `seconds`; unchanged when it carries no time. For overlapping reads. */
export function idBefore(id: string, seconds: number): string {
  if (instantOfId(id) === null) return id;
  return String(BigInt(id) - (BigInt(seconds * 1000) << 22n));
}

/** True when `a` was given after `b`; both are decimal text of up to 19 digits. */
export function isNewerId(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}

/** Reads ISO 8601, epoch milliseconds as text, or the older "Thu Nov 15 23:31:30 +0000 2018". */
export function readInstant(text: string | null | undefined): Temporal.Instant | null {
  if (text === null || text === undefined || text === "") return null;
  const milliseconds = /^\d{10,16}$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8e15) return null;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

/** ISO of what X said, else of the id's own time, else null. */
export function isoOf(said: string | null | undefined, id: string): string | null {
  const instant = readInstant(said) ?? instantOfId(id);
  return instant === null ? null : toIso(instant);
}
