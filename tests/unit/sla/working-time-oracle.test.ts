import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import type { Pause } from "#lib/sla/rules/pauses.ts";
import { dueAt, isOpen, nextOpening, openSecondsBetween, openSegments } from "#lib/sla/rules/working-time.ts";
import { calendarSpecs, minutePauses } from "./arbitraries.ts";
import { MinuteOracle, type MinutePause } from "./minute-oracle.ts";

const windowDays = 24;
const firstMinutes = 14 * 1440;

/** Windows around everything a zone can do to a clock: nothing, an hour, half an hour, a minute past midnight, a lost day. */
const windows = [
  ["Asia/Jakarta", "2026-03-12T00:00:00Z"],
  ["Asia/Makassar", "2026-03-12T00:00:00Z"],
  ["Asia/Jayapura", "2026-03-12T00:00:00Z"],
  ["Europe/Berlin", "2026-03-20T00:00:00Z"],
  ["Europe/Berlin", "2026-10-18T00:00:00Z"],
  ["America/Sao_Paulo", "2018-02-10T00:00:00Z"],
  ["America/St_Johns", "2010-10-31T00:00:00Z"],
  ["Australia/Lord_Howe", "2026-03-28T00:00:00Z"],
  ["Pacific/Apia", "2011-12-22T00:00:00Z"],
] as const;

describe.each(windows)("working time in %s from %s, against a minute-by-minute reading", (timezone, start) => {
  const oracle = new MinuteOracle(timezone, start, windowDays);
  const specs = calendarSpecs(timezone, oracle.dates());
  const pauses = minutePauses(firstMinutes);
  const minute = fc.integer({ min: 0, max: firstMinutes });
  const asPauses = (list: readonly MinutePause[]): Pause[] =>
    list.map((pause) => ({ from: oracle.at(pause.from), to: oracle.at(pause.to) }));

  it("finds the same due time", () => {
    fc.assert(
      fc.property(specs, pauses, minute, fc.integer({ min: 1, max: 4000 }), (spec, list, from, target) => {
        const expected = oracle.due(spec, list, from, target);
        const found = dueAt(compileCalendar(spec), oracle.at(from), target * 60, asPauses(list));
        if (expected === null) {
          const end = oracle.at(windowDays * 1440);
          expect(!found.ok || Temporal.Instant.compare(found.at, end) > 0).toBe(true);
        } else {
          expect(found.ok ? found.at.toString() : found.because).toBe(oracle.at(expected).toString());
        }
      }),
      { numRuns: 350 },
    );
  });

  it("measures the same elapsed time", () => {
    fc.assert(
      fc.property(specs, pauses, minute, minute, (spec, list, from, to) => {
        const found = openSecondsBetween(compileCalendar(spec), oracle.at(from), oracle.at(to), asPauses(list));
        expect(found).toBe(oracle.elapsed(spec, list, from, to) * 60);
      }),
      { numRuns: 250 },
    );
  });

  it("agrees on what is open, on the next opening and on the listed segments", () => {
    fc.assert(
      fc.property(specs, pauses, minute, (spec, list, from) => {
        const calendar = compileCalendar(spec);
        const paused = asPauses(list);
        expect(isOpen(calendar, oracle.at(from), paused)).toBe(oracle.counts(spec, list, from));
        const expected = oracle.nextOpen(spec, list, from);
        const next = nextOpening(calendar, oracle.at(from), paused);
        if (expected !== null) expect(next.ok && next.at.toString()).toBe(oracle.at(expected).toString());
        const range = { from: oracle.at(from), to: oracle.at(from + 2880), limit: 1000 };
        const listed = openSegments(calendar, range, paused);
        const seconds = listed.reduce((sum, one) => sum + one.to.since(one.from).total("seconds"), 0);
        expect(seconds).toBe(oracle.elapsed(spec, list, from, from + 2880) * 60);
        for (const one of listed) expect(isOpen(calendar, one.from, paused)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
