import fc from "fast-check";
import { type CalendarSpec, weekdays } from "#lib/sla/rules/calendar-spec.ts";
import type { MinutePause } from "./minute-oracle.ts";

function wall(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Up to three intervals that do not overlap; now and then touching, or reaching 24:00. */
const dayHours = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 120, 150, 180, 1440)), {
    minLength: 0,
    maxLength: 6,
  })
  .map((cuts) => {
    const sorted = [...cuts].sort((a, b) => a - b);
    const hours: [string, string][] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      hours.push([wall(sorted[index] ?? 0), wall(sorted[index + 1] ?? 0)]);
    }
    return hours;
  });

/** Random hours, holidays and overrides on the given local dates. */
export function calendarSpecs(timezone: string, dates: readonly string[]): fc.Arbitrary<CalendarSpec> {
  const someDate = fc.constantFrom(...dates);
  return fc.record({
    timezone: fc.constant(timezone),
    alwaysOpen: fc.oneof({ arbitrary: fc.constant(false), weight: 19 }, { arbitrary: fc.constant(true), weight: 1 }),
    hours: fc.record(Object.fromEntries(weekdays.map((day) => [day, dayHours])), { requiredKeys: [] }),
    holidays: fc.array(someDate, { maxLength: 4 }),
    dateOverrides: fc.dictionary(someDate, dayHours, { maxKeys: 4 }),
  });
}

/** Pauses inside the first `minutes` of a window: overlapping, empty and nested ones too. */
export function minutePauses(minutes: number): fc.Arbitrary<MinutePause[]> {
  const pause = fc
    .tuple(fc.integer({ min: 0, max: minutes - 1 }), fc.integer({ min: 0, max: 3000 }))
    .map(([from, length]) => ({ from, to: Math.min(from + length, minutes) }));
  return fc.array(pause, { maxLength: 5 });
}
