import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockFigures, clockOutcome, type MeasuredClock } from "#lib/reports/rules/clock-figures.ts";
import { nearestRank } from "#lib/reports/rules/nearest-rank.ts";
import { dmFirstFigures, publicAnswer, type SentMessage } from "#lib/reports/rules/public-answer.ts";
import { lastDays, periodOf } from "#lib/reports/rules/report-period.ts";
import { addressQuery } from "#lib/reports/rules/report-query.ts";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");
const minutes = (count: number) => now.add({ minutes: count });

function clock(change: Partial<MeasuredClock>): MeasuredClock {
  return {
    state: "met",
    targetMinutes: 30,
    dueAt: minutes(-60),
    stoppedAt: minutes(-70),
    elapsedSeconds: 600,
    ...change,
  };
}

describe("percentiles by nearest rank", () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1],
    [[3, 1, 2], 0.5, 2],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9, 90],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], 0.9, 100],
    [[5, 5, 5, 900], 1, 900],
  ])("%j at %d is %s", (values, share, expected) => {
    expect(nearestRank(values, share)).toBe(expected);
  });

  it("is a value that occurred, with at least the share at or below it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.constantFrom(0.5, 0.9), (values, share) => {
        const found = nearestRank(values, share) ?? -1;
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(values.length * share);
        expect(values.filter((value) => value < found).length).toBeLessThan(values.length * share);
      }),
    );
  });

  it("refuses a share that is none", () => {
    expect(() => nearestRank([1], 0)).toThrow(RangeError);
    expect(() => nearestRank([1], 90)).toThrow(RangeError);
  });
});

describe("clock figures", () => {
  it("counts a clock that still runs past its due time as missed, but not at the very moment", () => {
    const running = { state: "running", stoppedAt: null, elapsedSeconds: null } as const;
    expect(clockOutcome(clock({ ...running, dueAt: minutes(-1) }), now)).toBe("missed");
    expect(clockOutcome(clock({ ...running, dueAt: now }), now)).toBe("open");
    expect(clockOutcome(clock({ ...running, dueAt: minutes(1) }), now)).toBe("open");
    expect(clockOutcome(clock({ ...running, state: "paused", dueAt: null }), now)).toBe("open");
  });

  it("gives the figures that were worked out by hand", () => {
    const figures = clockFigures(
      [
        clock({ elapsedSeconds: 300 }),
        clock({ elapsedSeconds: 600 }),
        clock({ elapsedSeconds: 1200 }),
        clock({ state: "missed", elapsedSeconds: 5400 }),
        clock({ state: "missed", stoppedAt: null, elapsedSeconds: null }),
        clock({ state: "running", stoppedAt: null, elapsedSeconds: null, dueAt: minutes(-5) }),
        clock({ state: "running", stoppedAt: null, elapsedSeconds: null, dueAt: minutes(5) }),
        clock({ state: "paused", stoppedAt: null, elapsedSeconds: null, dueAt: null }),
        clock({ targetMinutes: null, dueAt: null, elapsedSeconds: 60 }),
        clock({ state: "cancelled", elapsedSeconds: 1 }),
      ],
      now,
    );
    expect(figures).toEqual({
      total: 9,
      met: 3,
      missed: 3,
      open: 2,
      withoutDeadline: 1,
      attainment: 0.5,
      medianSeconds: 600,
      p90Seconds: 5400,
    });
  });

  it("says nothing rather than 0 % or 100 % of nothing", () => {
    expect(clockFigures([], now)).toMatchObject({ total: 0, attainment: null, medianSeconds: null, p90Seconds: null });
    expect(clockFigures([clock({ targetMinutes: null })], now).attainment).toBeNull();
  });
});

describe("answering DM first", () => {
  const sent = (leg: "dm" | "public", kind: string, minute: number, state = "accepted"): SentMessage => ({
    leg,
    kind,
    state,
    acceptedAt: minutes(minute),
  });

  it.each<[string, SentMessage[], string]>([
    ["a DM, then the acknowledgement", [sent("dm", "first-dm", 1), sent("public", "acknowledgement", 2)], "dm-first"],
    [
      "in whatever order they are listed",
      [sent("public", "acknowledgement", 2), sent("dm", "first-dm", 1, "read")],
      "dm-first",
    ],
    ["both at the same moment", [sent("dm", "first-dm", 1), sent("public", "acknowledgement", 1)], "dm-first"],
    ["a public reply before the DM", [sent("public", "public-reply", 1), sent("dm", "first-dm", 2)], "public-first"],
    [
      "a refused DM and an invitation",
      [sent("dm", "first-dm", 1, "refused"), sent("public", "invitation", 2)],
      "invited",
    ],
    ["an invitation, then a DM", [sent("public", "invitation", 2), sent("dm", "dm", 9)], "invited"],
    ["a DM only", [sent("dm", "first-dm", 1)], "none"],
    ["a public reply that was never accepted", [sent("public", "public-reply", 1, "unknown")], "none"],
    ["nothing", [], "none"],
  ])("%s", (_name, messages, expected) => {
    expect(publicAnswer(messages)).toBe(expected);
  });

  it("is a share of the tickets that were answered in public at all", () => {
    expect(dmFirstFigures(["dm-first", "dm-first", "dm-first", "invited", "public-first", "none", "none"])).toEqual({
      answeredInPublic: 5,
      dmFirst: 3,
      invited: 1,
      publicFirst: 1,
      share: 0.6,
    });
    expect(dmFirstFigures(["none"]).share).toBeNull();
  });
});

describe("the period of a report", () => {
  it("covers whole days of its zone", () => {
    const period = periodOf({ from: "2026-11-21", to: "2026-11-22" }, "Asia/Jakarta");
    expect(period).toEqual({
      ok: true,
      start: Temporal.Instant.from("2026-11-20T17:00:00Z"),
      end: Temporal.Instant.from("2026-11-22T17:00:00Z"),
      days: ["2026-11-21", "2026-11-22"],
    });
  });

  it("takes 23-hour days as they are", () => {
    const period = periodOf({ from: "2026-03-29", to: "2026-03-29" }, "Europe/Berlin");
    expect(period.ok && period.start.until(period.end).total("hours")).toBe(23);
  });

  it.each([
    ["2026-02-30", "2026-03-01", "not-a-date"],
    ["yesterday", "2026-03-01", "not-a-date"],
    ["2026-03-02", "2026-03-01", "ends-before-it-starts"],
    ["2025-01-01", "2026-03-01", "too-long"],
  ])("refuses %s to %s", (from, to, because) => {
    expect(periodOf({ from, to }, "Asia/Jakarta")).toEqual({ ok: false, because });
  });

  it("begins with the last thirty days of the zone's own date", () => {
    const lateEvening = Temporal.Instant.from("2026-11-22T18:00:00Z");
    expect(lastDays(30, lateEvening, "Asia/Jakarta")).toEqual({ from: "2026-10-25", to: "2026-11-23" });
  });

  it("writes filters without what is left out", () => {
    expect(addressQuery({ from: "2026-11-01", channelId: undefined, kind: null, agentId: "nobody", q: "" })).toBe(
      "from=2026-11-01&agentId=nobody",
    );
  });
});
