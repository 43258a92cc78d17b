import { type CalendarSpec, minuteOfDay, weekdays } from "./calendar-spec.ts";
import { type OffsetSpan, zoneOffsets } from "./zone-offsets.ts";

export const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;
const keptDays = 40_000;

/** An open stretch [from, to) of epoch milliseconds; `part` names the local date and interval it belongs to. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
  readonly part: number;
}

/** Business hours ready for arithmetic. */
export interface Calendar {
  readonly spec: CalendarSpec;
  /** Open stretches of one UTC day (days since 1970-01-01), in order; a pure function of the spec, remembered. */
  readonly openOnUtcDay: (utcDay: number) => readonly OpenSpan[];
  /** True when the local date (days since 1970-01-01) has any opening. */
  readonly isWorkingDate: (localDay: number) => boolean;
}

interface MinuteSpan {
  readonly open: number;
  readonly close: number;
}

/**
 * Compiles hours into open stretches by wall clock: a moment is open when its local time lies in an interval.
 * So an hour that a clock change skips is not there, and one that it repeats counts twice.
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  const hoursOf = dailyHours(spec);
  const offsetsWithin = zoneOffsets(spec.timezone);
  const known = new Map<number, readonly OpenSpan[]>();

  function openOnUtcDay(utcDay: number): readonly OpenSpan[] {
    const remembered = known.get(utcDay);
    if (remembered !== undefined) return remembered;
    const from = utcDay * dayMilliseconds;
    const to = from + dayMilliseconds;
    const open = offsetsWithin(from, to).flatMap((span) => openUnder(span, from, to, hoursOf));
    if (known.size >= keptDays) known.clear();
    known.set(utcDay, open);
    return open;
  }

  return { spec, openOnUtcDay, isWorkingDate: (localDay) => hoursOf(localDay).length > 0 };
}

/** Days since 1970-01-01 of a local date. */
export function dayNumber(date: string): number {
  return Temporal.PlainDate.from("1970-01-01").until(date, { largestUnit: "day" }).days;
}

/** The date (YYYY-MM-DD) of a count of days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return Temporal.PlainDate.from("1970-01-01").add({ days: day }).toString();
}

function openUnder(
  span: OffsetSpan,
  from: number,
  to: number,
  hoursOf: (localDay: number) => readonly MinuteSpan[],
): OpenSpan[] {
  const begin = Math.max(span.from, from);
  const end = Math.min(span.to, to);
  const found: OpenSpan[] = [];
  const lastDay = Math.floor((end - 1 + span.offset) / dayMilliseconds);
  for (let day = Math.floor((begin + span.offset) / dayMilliseconds); day <= lastDay; day += 1) {
    const midnight = day * dayMilliseconds - span.offset;
    for (const { open, close } of hoursOf(day)) {
      const opens = Math.max(begin, midnight + open * minuteMilliseconds);
      const closes = Math.min(end, midnight + close * minuteMilliseconds);
      if (opens < closes) found.push({ from: opens, to: closes, part: day * 1440 + open });
    }
  }
  return found;
}

function dailyHours(spec: CalendarSpec): (localDay: number) => readonly MinuteSpan[] {
  const allDay: readonly MinuteSpan[] = [{ open: 0, close: 1440 }];
  if (spec.alwaysOpen) return () => allDay;
  const week = weekdays.map((weekday) => minuteSpans(spec.hours[weekday] ?? []));
  const special = new Map<number, readonly MinuteSpan[]>();
  for (const [date, hours] of Object.entries(spec.dateOverrides)) special.set(dayNumber(date), minuteSpans(hours));
  for (const date of spec.holidays) special.set(dayNumber(date), []);
  // 1970-01-01 was a Thursday, the fourth day of the week.
  return (localDay) => special.get(localDay) ?? week[(((localDay + 3) % 7) + 7) % 7] ?? [];
}

function minuteSpans(hours: readonly (readonly [string, string])[]): MinuteSpan[] {
  return hours
    .map(([open, close]) => ({ open: minuteOfDay(open) ?? 0, close: minuteOfDay(close) ?? 0 }))
    .sort((a, b) => a.open - b.open);
}
