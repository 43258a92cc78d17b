import { isKnownZone } from "./zone-offsets.ts";

/** A stretch [from, to) in which a clock stands still; `to: null` = still standing. Empty or reversed ones count nothing. */
export interface Pause {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}

/** A pause in epoch milliseconds; an open end is Infinity. */
export interface PauseSpan {
  readonly from: number;
  readonly to: number;
}

/** Pauses in order, overlaps merged, so that no moment is taken off twice. */
export function mergePauses(pauses: readonly Pause[]): PauseSpan[] {
  const spans = pauses
    .map((pause) => ({
      from: pause.from.epochMilliseconds,
      to: pause.to === null ? Number.POSITIVE_INFINITY : pause.to.epochMilliseconds,
    }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}

/**
 * Cuts a finished pause at local midnights: date → [["HH:MM","HH:MM"]], a whole day being ["00:00","24:00"].
 * Times are wall-clock readings (seconds only when there are any). Throws RangeError on an unknown zone.
 */
export function splitPause(timezone: string, from: Temporal.Instant, to: Temporal.Instant) {
  if (!isKnownZone(timezone)) throw new RangeError(`Unknown time zone: ${timezone}`);
  const byDate: Record<string, [string, string][]> = {};
  const end = to.toZonedDateTimeISO(timezone);
  let cursor = from.toZonedDateTimeISO(timezone);
  while (Temporal.ZonedDateTime.compare(cursor, end) < 0) {
    const midnight = cursor.toPlainDate().add({ days: 1 }).toZonedDateTime(timezone);
    const endsToday = Temporal.ZonedDateTime.compare(end, midnight) < 0;
    byDate[cursor.toPlainDate().toString()] = [[wallTime(cursor), endsToday ? wallTime(end) : "24:00"]];
    cursor = midnight;
  }
  return byDate;
}

function wallTime(moment: Temporal.ZonedDateTime): string {
  const time = moment.toPlainTime();
  return time.toString({ smallestUnit: time.second === 0 ? "minute" : "second" });
}
