import { compileCalendar } from "./calendar.ts";
import { type CalendarSpec, weekdays } from "./calendar-spec.ts";
import { holidayDates } from "./holidays-id.ts";
import type { Policy } from "./policy.ts";

/**
 * A new brand's desk: every day 08:00–21:00 local, holidays included, because people complain in public in the evening,
 * at weekends and most of all on holidays. Offices that do close choose `officeCalendar`.
 */
export function defaultCalendar(zone: string): CalendarSpec {
  const hours = Object.fromEntries(weekdays.map((day) => [day, [["08:00", "21:00"]]])) as CalendarSpec["hours"];
  return { timezone: zone, alwaysOpen: false, hours, holidays: [], dateOverrides: {} };
}

/** Office hours: Monday to Friday 08:00–17:00 local, closed on national holidays and joint leave. */
export function officeCalendar(zone: string): CalendarSpec {
  const working = weekdays.slice(0, 5);
  const hours = Object.fromEntries(working.map((day) => [day, [["08:00", "17:00"]]])) as CalendarSpec["hours"];
  return { timezone: zone, alwaysOpen: false, hours, holidays: holidayDates(true), dateOverrides: {} };
}

/** Around the clock: what a target without a calendar runs on. */
export const aroundTheClock = compileCalendar({
  timezone: "UTC",
  alwaysOpen: true,
  hours: {},
  holidays: [],
  dateOverrides: {},
});

/**
 * A new brand's targets. Answers are promised in desk hours; the resolution is promised the way customers are told it,
 * "3x24 jam", and so runs around the clock.
 */
export const defaultPolicy: Policy = {
  "first-dm": { targetMinutes: 30, useCalendar: true },
  acknowledgement: { targetMinutes: 45, useCalendar: true },
  "next-reply": { targetMinutes: 60, useCalendar: true },
  resolution: { targetMinutes: 3 * 24 * 60, useCalendar: false },
};
