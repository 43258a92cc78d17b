import { describe, expect, it } from "vitest";
import { type Calendar, compileCalendar } from "#lib/sla/rules/calendar.ts";
import { parseCalendar } from "#lib/sla/rules/parse-calendar.ts";
import { splitPause } from "#lib/sla/rules/pauses.ts";
import {
  addWorkingDays,
  dueAt,
  isOpen,
  nextOpening,
  openSecondsBetween,
  openSegments,
} from "#lib/sla/rules/working-time.ts";

const at = (iso: string) => Temporal.Instant.from(iso);

function calendar(input: Record<string, unknown>): Calendar {
  const parsed = parseCalendar({ timezone: "Asia/Makassar", ...input });
  if (!parsed.ok) throw new Error(`${parsed.because} at ${parsed.at}`);
  return parsed.calendar;
}

const everyDay = (...hours: [string, string][]) =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, hours]));

function due(on: Calendar, start: string, minutes: number, pauses: [string, string | null][] = []): string {
  const spans = pauses.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  const found = dueAt(on, at(start), minutes * 60, spans);
  return found.ok ? found.at.toString() : found.because;
}

describe("due times", () => {
  const desk = calendar({ hours: everyDay(["08:00", "12:00"], ["13:00", "17:00"]) });

  it.each([
    ["before opening", "2026-07-01T20:00:00Z", 30, "2026-07-02T00:30:00Z"],
    ["over lunch", "2026-07-02T03:45:00Z", 30, "2026-07-02T05:15:00Z"],
    ["to the very end of the morning", "2026-07-02T03:30:00Z", 30, "2026-07-02T04:00:00Z"],
    ["from the closing moment", "2026-07-02T09:00:00Z", 1, "2026-07-03T00:01:00Z"],
    ["to the very end of the day", "2026-07-02T00:00:00Z", 480, "2026-07-02T09:00:00Z"],
    ["one minute more than the day has", "2026-07-02T00:00:00Z", 481, "2026-07-03T00:01:00Z"],
  ])("start or end %s", (_what, start, minutes, expected) => {
    expect(due(desk, start, minutes)).toBe(expected);
  });

  it("a target that runs out as a pause begins is due then", () => {
    expect(due(desk, "2026-07-02T00:00:00Z", 60, [["2026-07-02T01:00:00Z", "2026-07-02T02:00:00Z"]])).toBe(
      "2026-07-02T01:00:00Z",
    );
  });

  it("a pause without end holds the deadline off, unless the target ran out before", () => {
    expect(due(desk, "2026-07-02T00:00:00Z", 60, [["2026-07-02T00:59:59Z", null]])).toBe("paused");
    expect(due(desk, "2026-07-02T00:00:00Z", 60, [["2026-07-02T01:00:00Z", null]])).toBe("2026-07-02T01:00:00Z");
  });

  it("keeps fractions of a second", () => {
    expect(due(desk, "2026-07-02T00:00:00.250Z", 1)).toBe("2026-07-02T00:01:00.25Z");
  });

  it.each([0, -60, Number.NaN, Number.POSITIVE_INFINITY])("a target of %s seconds is refused", (seconds) => {
    expect(dueAt(desk, at("2026-07-02T00:00:00Z"), seconds)).toEqual({ ok: false, because: "bad-target" });
  });

  it("a holiday wins over an override of the same date", () => {
    const closed = calendar({
      hours: everyDay(["08:00", "17:00"]),
      holidays: ["2026-07-02"],
      dateOverrides: { "2026-07-02": [["10:00", "11:00"]], "2026-07-03": [["10:00", "11:00"]] },
    });
    expect(due(closed, "2026-07-02T00:00:00Z", 30)).toBe("2026-07-03T02:30:00Z");
  });

  it("around the clock knows neither hours nor holidays", () => {
    const always = calendar({ alwaysOpen: true, holidays: ["2026-07-02"] });
    expect(due(always, "2026-07-01T23:00:00Z", 90)).toBe("2026-07-02T00:30:00Z");
  });

  it("the hour that spring skips is not there, the hour that autumn repeats counts twice", () => {
    const night = calendar({ timezone: "Europe/Berlin", hours: everyDay(["01:00", "04:00"]) });
    expect(openSecondsBetween(night, at("2026-03-28T22:00:00Z"), at("2026-03-29T22:00:00Z"))).toBe(2 * 3600);
    expect(openSecondsBetween(night, at("2026-10-24T22:00:00Z"), at("2026-10-25T22:00:00Z"))).toBe(4 * 3600);
    expect(openSecondsBetween(night, at("2026-06-24T22:00:00Z"), at("2026-06-25T22:00:00Z"))).toBe(3 * 3600);
  });

  it("a date that a zone skipped has no hours and an open day can have 25", () => {
    const apia = calendar({ timezone: "Pacific/Apia", hours: everyDay(["00:00", "24:00"]) });
    expect(openSecondsBetween(apia, at("2011-12-30T09:00:00Z"), at("2011-12-30T11:00:00Z"))).toBe(2 * 3600);
    const berlin = calendar({ timezone: "Europe/Berlin", hours: { sun: [["00:00", "24:00"]] } });
    expect(openSecondsBetween(berlin, at("2026-10-24T00:00:00Z"), at("2026-10-26T12:00:00Z"))).toBe(25 * 3600);
  });
});

describe("calendars that never open", () => {
  const overridesOnly = { "2026-01-05": [["09:00", "10:00"]] };

  it.each([
    ["no hours at all", {}],
    ["hours on no day", { hours: { mon: [] } }],
    ["its only dates gone by", { dateOverrides: overridesOnly }],
  ])("refuse a due time and an opening: %s", (_what, input) => {
    const never = calendar(input);
    expect(due(never, "2026-07-01T00:00:00Z", 60)).toBe("never-open");
    expect(nextOpening(never, at("2026-07-01T00:00:00Z"))).toEqual({ ok: false, because: "never-open" });
    expect(addWorkingDays(never, "2026-07-01", 3)).toEqual({ ok: false, because: "never-open" });
    expect(openSegments(never, { from: at("2026-07-01T00:00:00Z"), limit: 5 })).toEqual([]);
    expect(openSecondsBetween(never, at("2026-07-01T00:00:00Z"), at("2027-07-01T00:00:00Z"))).toBe(0);
    expect(isOpen(never, at("2026-07-01T00:00:00Z"))).toBe(false);
  });

  it("a target further than a century away is refused", () => {
    const hourAWeek = calendar({ hours: { mon: [["09:00", "10:00"]] } });
    expect(due(hourAWeek, "2026-07-01T00:00:00Z", 60 * 10_000)).toBe("too-far");
  });

  it("a calendar that opens in four years is waited for", () => {
    const later = calendar({ dateOverrides: { "2030-07-01": [["09:00", "10:00"]] } });
    expect(due(later, "2026-07-01T00:00:00Z", 60)).toBe("2030-07-01T02:00:00Z");
  });
});

describe("segments and dates", () => {
  const iso = (list: { from: Temporal.Instant; to: Temporal.Instant }[]) => list.map((one) => `${one.from}/${one.to}`);

  it("lists by interval and local date, also across UTC midnight, and stops at the limit or the end", () => {
    const jayapura = calendar({ timezone: "Asia/Jayapura", hours: everyDay(["06:00", "12:00"], ["12:00", "24:00"]) });
    const from = at("2026-07-01T22:00:00Z");
    expect(iso(openSegments(jayapura, { from, limit: 3 }))).toEqual([
      "2026-07-01T22:00:00Z/2026-07-02T03:00:00Z",
      "2026-07-02T03:00:00Z/2026-07-02T15:00:00Z",
      "2026-07-02T21:00:00Z/2026-07-03T03:00:00Z",
    ]);
    expect(iso(openSegments(jayapura, { from, to: at("2026-07-02T04:00:00Z"), limit: 9 }))).toEqual([
      "2026-07-01T22:00:00Z/2026-07-02T03:00:00Z",
      "2026-07-02T03:00:00Z/2026-07-02T04:00:00Z",
    ]);
  });

  it("a pause cuts a segment in two", () => {
    const makassar = calendar({ hours: everyDay(["08:00", "17:00"]) });
    const pauses = [{ from: at("2026-07-02T02:00:00Z"), to: at("2026-07-02T02:30:00Z") }];
    expect(iso(openSegments(makassar, { from: at("2026-07-02T00:00:00Z"), limit: 2 }, pauses))).toEqual([
      "2026-07-02T00:00:00Z/2026-07-02T02:00:00Z",
      "2026-07-02T02:30:00Z/2026-07-02T09:00:00Z",
    ]);
  });

  it.each([
    [3, "2026-08-20"],
    [1, "2026-08-18"],
    [0, "2026-08-15"],
    [-1, "2026-08-14"],
    [-6, "2026-08-07"],
  ])("%i working days from Saturday 15 August 2026, Independence Day closed", (days, expected) => {
    const working = { mon: [["08:00", "17:00"]], tue: [["08:00", "17:00"]], wed: [["08:00", "17:00"]] };
    const office = calendar({
      hours: { ...working, thu: [["08:00", "17:00"]], fri: [["08:00", "11:00"]] },
      holidays: ["2026-08-17"],
    });
    expect(addWorkingDays(office, "2026-08-15", days)).toEqual({ ok: true, date: expected });
  });

  it("half a working day is no count", () => {
    expect(addWorkingDays(calendar({ alwaysOpen: true }), "2026-08-15", 1.5).ok).toBe(false);
  });

  it("splits a pause at local midnights, in wall-clock time", () => {
    expect(splitPause("Asia/Jayapura", at("2026-07-01T14:30:15Z"), at("2026-07-02T15:00:00Z"))).toEqual({
      "2026-07-01": [["23:30:15", "24:00"]],
      "2026-07-02": [["00:00", "24:00"]],
    });
    expect(splitPause("Asia/Jayapura", at("2026-07-02T00:00:00Z"), at("2026-07-01T00:00:00Z"))).toEqual({});
    expect(() => splitPause("WIT", at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z"))).toThrow(RangeError);
  });

  it("gives the same answers whether a calendar was asked before or not", () => {
    const used = calendar({ timezone: "Europe/Berlin", hours: everyDay(["08:00", "17:00"]) });
    for (const year of [2040, 1950, 2026])
      openSecondsBetween(used, at(`${year}-01-01T00:00:00Z`), at(`${year + 1}-01-01T00:00:00Z`));
    const fresh = compileCalendar(used.spec);
    expect(due(used, "2026-03-27T12:00:00Z", 3000)).toBe(due(fresh, "2026-03-27T12:00:00Z", 3000));
  });
});
