import { describe, expect, it } from "vitest";
import { type CalendarSpec, isDate, minuteOfDay } from "#lib/sla/rules/calendar-spec.ts";
import { parseCalendar } from "#lib/sla/rules/parse-calendar.ts";

const base = { timezone: "Asia/Makassar", hours: { mon: [["09:00", "17:00"]] } };

describe("reading a calendar", () => {
  it("fills in what is left out", () => {
    const parsed = parseCalendar({ timezone: "Asia/Jayapura" });
    const whole: CalendarSpec = {
      timezone: "Asia/Jayapura",
      alwaysOpen: false,
      hours: {},
      holidays: [],
      dateOverrides: {},
    };
    expect(parsed.ok && parsed.calendar.spec).toEqual(whole);
  });

  it("takes intervals in any order, touching, and up to 24:00", () => {
    const hours = {
      sun: [
        ["13:00", "24:00"],
        ["00:00", "06:30"],
        ["06:30", "12:00"],
      ],
    };
    expect(parseCalendar({ timezone: "Europe/Berlin", hours }).ok).toBe(true);
  });

  it("ignores keys it does not know beside the calendar's own", () => {
    expect(parseCalendar({ ...base, name: "Meja Makassar", _note: 1 }).ok).toBe(true);
  });

  it.each([
    ["a string", "Asia/Jakarta", "not-a-calendar", ""],
    ["nothing", null, "not-a-calendar", ""],
    ["no zone", { hours: {} }, "unknown-timezone", "timezone"],
    ["an abbreviation for a zone", { ...base, timezone: "WITA" }, "unknown-timezone", "timezone"],
    ["a bare offset for a zone", { ...base, timezone: "+08:00" }, "unknown-timezone", "timezone"],
    ["an ISO time for a zone", { ...base, timezone: "2026-01-01T00:00[UTC]" }, "unknown-timezone", "timezone"],
    ["61 minutes", { ...base, hours: { mon: [["09:61", "17:00"]] } }, "bad-time", "hours.mon.0.0"],
    ["hour 25", { ...base, hours: { mon: [["09:00", "25:00"]] } }, "bad-time", "hours.mon.0.1"],
    ["one minute past 24:00", { ...base, hours: { mon: [["09:00", "24:01"]] } }, "bad-time", "hours.mon.0.1"],
    ["one digit", { ...base, hours: { mon: [["9:00", "17:00"]] } }, "bad-time", "hours.mon.0.0"],
    ["a number", { ...base, hours: { mon: [[9, "17:00"]] } }, "bad-time", "hours.mon.0.0"],
    ["an interval without end", { ...base, hours: { mon: [["09:00"]] } }, "bad-time", "hours.mon.0"],
    ["an interval as text", { ...base, hours: { mon: ["09:00-17:00"] } }, "bad-time", "hours.mon.0"],
    ["a reversed interval", { ...base, hours: { tue: [["22:00", "02:00"]] } }, "interval-reversed", "hours.tue.0"],
    ["an empty interval", { ...base, hours: { tue: [["08:00", "08:00"]] } }, "interval-reversed", "hours.tue.0"],
    [
      "overlapping intervals",
      {
        ...base,
        hours: {
          wed: [
            ["12:00", "18:00"],
            ["08:00", "12:01"],
          ],
        },
      },
      "intervals-overlap",
      "hours.wed.0",
    ],
    ["an unknown weekday", { ...base, hours: { senin: [] } }, "unknown-weekday", "hours"],
    ["hours that are a list", { ...base, hours: [] }, "not-a-calendar", "hours"],
    ["a holiday that does not exist", { ...base, holidays: ["2026-02-30"] }, "bad-date", "holidays.0"],
    ["a holiday written the other way round", { ...base, holidays: ["17-08-2026"] }, "bad-date", "holidays.0"],
    ["an override on no date", { ...base, dateOverrides: { lebaran: [] } }, "bad-date", "dateOverrides.lebaran"],
    [
      "a reversed override",
      { ...base, dateOverrides: { "2026-12-24": [["12:00", "08:00"]] } },
      "interval-reversed",
      "dateOverrides.2026-12-24.0",
    ],
  ])("refuses %s and says where", (_what, input, because, at) => {
    expect(parseCalendar(input)).toEqual({ ok: false, because, at });
  });

  it("knows wall times and dates", () => {
    expect([minuteOfDay("00:00"), minuteOfDay("23:59"), minuteOfDay("24:00"), minuteOfDay("24:30")]).toEqual([
      0,
      1439,
      1440,
      null,
    ]);
    expect([isDate("2028-02-29"), isDate("2027-02-29"), isDate("2026-1-1"), isDate("")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
