import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsAllowed, nextCallAt, nextCallTimes, type Spent } from "#lib/channels/rules/budget.ts";
import { documentedLimits } from "#lib/channels/x/abilities.ts";

const start = Temporal.Instant.from("2026-11-24T02:00:00Z");
const at = (seconds: number) => start.add({ milliseconds: Math.round(seconds * 1000) });
const limit = (calls: number, perSeconds: number) => ({ bucket: "dm", calls, perSeconds });

/** Most calls of `times` within any window of so many seconds. */
function mostWithin(times: readonly Temporal.Instant[], seconds: number): number {
  const ms = times.map((time) => time.epochMilliseconds);
  let most = 0;
  for (let from = 0, to = 0; to < ms.length; to += 1) {
    while ((ms[to] ?? 0) - (ms[from] ?? 0) > seconds * 1000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

describe("the next call of a budget", () => {
  it("is now while there is room, and when the oldest call leaves the window once nine tenths are used", () => {
    const starts = (count: number) => Array.from({ length: count }, (_, n) => at(100 - n));
    expect(nextCallAt([{ limit: limit(10, 900), starts: starts(8) }], null, at(101))).toEqual(at(101));
    const full: Spent = { limit: limit(10, 900), starts: starts(9) };
    expect(nextCallAt([full], null, at(101))).toEqual(at(92 + 900.001));
  });

  it("waits for the network's own reset to the second, whatever our count says", () => {
    const reading = { remaining: 0, resetAt: at(37) };
    expect(nextCallAt([], reading, at(1))).toEqual(at(37));
    expect(nextCallAt([], { ...reading, remaining: 3 }, at(1))).toEqual(at(1));
    expect(nextCallAt([], reading, at(38))).toEqual(at(38));
  });

  it("obeys the latest of several windows", () => {
    const short: Spent = { limit: limit(1, 10), starts: [at(5)] };
    const long: Spent = { limit: limit(2, 3600), starts: [at(5), at(0)] };
    expect(nextCallAt([short, long], null, at(6))).toEqual(at(5 + 3600.001));
  });

  it("never spends more than nine tenths of any window in 24 hours of greedy sending, X's own limits included", () => {
    const dm = documentedLimits.filter((each) => each.bucket === "dm");
    const times = nextCallTimes(
      dm.map((each) => ({ limit: each, starts: [] })),
      null,
      start,
      1400,
    );
    const day = times.filter((time) => time.epochMilliseconds < start.epochMilliseconds + 86_400_000);
    expect(day.length).toBeGreaterThan(1_000);
    for (const { calls, perSeconds } of dm) expect(mostWithin(times, perSeconds)).toBeLessThanOrEqual(calls * 0.9);
  });

  it("property: any limits, any earlier calls: no window ever holds more than we allow", () => {
    const windows = fc.array(
      fc.record({ calls: fc.integer({ min: 2, max: 30 }), perSeconds: fc.integer({ min: 1, max: 300 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 120 }), (shapes, count) => {
        const spent = shapes.map((shape) => ({ limit: { bucket: "dm", ...shape }, starts: [] }));
        const times = nextCallTimes(spent, null, start, count);
        expect(times).toHaveLength(count);
        for (const { limit: each } of spent)
          expect(mostWithin(times, each.perSeconds)).toBeLessThanOrEqual(callsAllowed(each));
        for (let n = 1; n < times.length; n += 1)
          expect(Temporal.Instant.compare(times[n] ?? start, times[n - 1] ?? start)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
