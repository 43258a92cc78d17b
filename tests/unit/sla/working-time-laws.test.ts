import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendar, compileCalendar } from "#lib/sla/rules/calendar.ts";
import { officeCalendar } from "#lib/sla/rules/defaults.ts";
import type { Pause } from "#lib/sla/rules/pauses.ts";
import { dueAt, isOpen, openMillisecondsBetween, openSecondsBetween } from "#lib/sla/rules/working-time.ts";
import { calendarSpecs } from "./arbitraries.ts";

const dates = Array.from({ length: 60 }, (_, day) =>
  Temporal.PlainDate.from("2026-03-01").add({ days: day }).toString(),
);
const zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "America/New_York"];
const calendars = fc
  .constantFrom(...zones)
  .chain((zone) => calendarSpecs(zone, dates))
  .map(compileCalendar);

const epoch = Temporal.Instant.from("2026-03-01T00:00:00Z").epochMilliseconds;
const moments = fc
  .integer({ min: 0, max: 60 * 86_400_000 })
  .map((offset) => Temporal.Instant.fromEpochMilliseconds(epoch + offset));
const pauseLists: fc.Arbitrary<Pause[]> = fc.array(
  fc
    .tuple(moments, fc.integer({ min: 0, max: 200_000 }))
    .map(([from, length]) => ({ from, to: from.add({ seconds: length }) })),
  { maxLength: 4 },
);
const targets = fc.integer({ min: 1, max: 400_000 });

function dueMs(calendar: Calendar, start: Temporal.Instant, target: number, pauses: readonly Pause[]): number {
  const found = dueAt(calendar, start, target, pauses);
  return found.ok ? found.at.epochMilliseconds : Number.POSITIVE_INFINITY;
}

describe("laws of working time", () => {
  it("exactly the target has elapsed at the due time, and less a moment before", () => {
    fc.assert(
      fc.property(calendars, moments, targets, pauseLists, (calendar, start, target, pauses) => {
        const found = dueAt(calendar, start, target, pauses);
        fc.pre(found.ok);
        if (!found.ok) return;
        expect(openMillisecondsBetween(calendar, start, found.at, pauses)).toBe(target * 1000);
        const before = found.at.subtract({ milliseconds: 1 });
        expect(openMillisecondsBetween(calendar, start, before, pauses)).toBe(target * 1000 - 1);
        expect(isOpen(calendar, before, pauses)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("a later start and a larger target are never due earlier", () => {
    fc.assert(
      fc.property(calendars, moments, moments, targets, targets, pauseLists, (calendar, a, b, c, d, pauses) => {
        const [early, late] = [a, b].sort(Temporal.Instant.compare);
        const [small, large] = [c, d].sort((x, y) => x - y);
        if (!early || !late || !small || !large) return;
        expect(dueMs(calendar, late, small, pauses)).toBeGreaterThanOrEqual(dueMs(calendar, early, small, pauses));
        expect(dueMs(calendar, early, large, pauses)).toBeGreaterThanOrEqual(dueMs(calendar, early, small, pauses));
      }),
      { numRuns: 1000 },
    );
  });

  it("a pause never brings the due time forward and never adds elapsed time", () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        moments,
        targets,
        pauseLists,
        pauseLists,
        (calendar, start, end, target, some, more) => {
          const all = [...some, ...more];
          expect(dueMs(calendar, start, target, all)).toBeGreaterThanOrEqual(dueMs(calendar, start, target, some));
          expect(openSecondsBetween(calendar, start, end, all)).toBeLessThanOrEqual(
            openSecondsBetween(calendar, start, end, some),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("elapsed time adds up over any cut, whatever the order of the pauses", () => {
    fc.assert(
      fc.property(calendars, fc.tuple(moments, moments, moments), pauseLists, (calendar, three, pauses) => {
        const [a, b, c] = [...three].sort(Temporal.Instant.compare);
        if (!a || !b || !c) return;
        const between = (from: Temporal.Instant, to: Temporal.Instant, list: readonly Pause[]) =>
          openMillisecondsBetween(calendar, from, to, list);
        expect(between(a, b, pauses) + between(b, c, pauses)).toBe(between(a, c, [...pauses].reverse()));
        expect(between(c, a, pauses)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("works out 100,000 due times over months within five seconds", () => {
    const calendar = compileCalendar(officeCalendar("Asia/Jakarta"));
    const start = Temporal.Instant.from("2026-01-05T02:00:00Z");
    const began = performance.now();
    for (let index = 0; index < 100_000; index += 1) {
      const from = start.add({ minutes: index });
      const pause = { from: from.add({ hours: 30 }), to: from.add({ hours: 90 }) };
      expect(dueAt(calendar, from, 60 * 8 * 3600, [pause]).ok).toBe(true);
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
