import { z } from "zod";
import { isKnownZone } from "./zone-offsets.ts";

/** The week in the order of ISO 8601: index 0 is Monday. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type Weekday = (typeof weekdays)[number];

const minutesOfDay = 24 * 60;

/** Minutes since local midnight of "HH:MM"; "24:00" is 1440; null for anything that is no such time. */
export function minuteOfDay(text: string): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= minutesOfDay ? minutes : null;
}

/** True for a date that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

const WallTime = z.string().refine((text) => minuteOfDay(text) !== null, "bad-time");
const CalendarDate = z.string().refine(isDate, "bad-date");

/** Opening hours of one day: any order, touching allowed, never reversed, empty or overlapping. */
const DayHours = z.array(z.tuple([WallTime, WallTime])).superRefine((intervals, context) => {
  const spans = intervals.map(([open, close], index) => ({
    open: minuteOfDay(open) ?? 0,
    close: minuteOfDay(close) ?? 0,
    index,
  }));
  for (const span of spans) {
    if (span.close > span.open) continue;
    context.addIssue({ code: "custom", message: "interval-reversed", path: [span.index] });
    return;
  }
  spans.sort((a, b) => a.open - b.open);
  const overlapping = spans.find((span, index) => span.open < (spans[index - 1]?.close ?? 0));
  if (overlapping) context.addIssue({ code: "custom", message: "intervals-overlap", path: [overlapping.index] });
});

/**
 * Business hours as stored and as the API takes them. Wall times are local to `timezone` (an IANA name) and
 * half-open: ["09:00","17:00"] is closed at 17:00. An override replaces the weekly hours of its date ([] = closed);
 * a holiday closes its whole date, whatever else is said; `alwaysOpen` means 24x7 and sets everything else aside.
 */
export const CalendarSpec = z.object({
  timezone: z.string().refine(isKnownZone, "unknown-timezone"),
  alwaysOpen: z.boolean().default(false),
  hours: z.partialRecord(z.enum(weekdays), DayHours).default({}),
  holidays: z.array(CalendarDate).default([]),
  dateOverrides: z.record(CalendarDate, DayHours).default({}),
});

export type CalendarSpec = z.infer<typeof CalendarSpec>;
