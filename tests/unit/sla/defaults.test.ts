import { describe, expect, it } from "vitest";
import { aroundTheClock, defaultCalendar, defaultPolicy, officeCalendar } from "#lib/sla/rules/defaults.ts";
import { holidayDates, indonesianHolidays, yearsNotComplete } from "#lib/sla/rules/holidays-id.ts";
import { parseCalendar } from "#lib/sla/rules/parse-calendar.ts";
import { Policy } from "#lib/sla/rules/policy.ts";
import { dueAt, isOpen } from "#lib/sla/rules/working-time.ts";

const at = (iso: string) => Temporal.Instant.from(iso);

describe("Indonesian holidays", () => {
  const of2026 = indonesianHolidays.filter((day) => day.date.startsWith("2026"));

  it("hold the 17 national holidays and 8 days of joint leave of 2026", () => {
    expect(of2026.filter((day) => day.kind === "national")).toHaveLength(17);
    expect(of2026.filter((day) => day.kind === "joint-leave")).toHaveLength(8);
  });

  it("are real dates, each once, in order, named in both languages", () => {
    const dates = indonesianHolidays.map((day) => day.date);
    expect([...new Set(dates)].sort()).toEqual(dates);
    for (const day of indonesianHolidays) {
      expect(Temporal.PlainDate.from(day.date).toString()).toBe(day.date);
      expect(day.name.id && day.name.en).toBeTruthy();
    }
  });

  it("bear out the week: Good Friday is a Friday, Easter a Sunday, Ascension a Thursday", () => {
    const weekdayOf = (name: string) =>
      indonesianHolidays
        .filter((day) => day.name.en === name)
        .map((day) => Temporal.PlainDate.from(day.date).dayOfWeek);
    expect(weekdayOf("Good Friday")).toEqual([5, 5]);
    expect(weekdayOf("Easter Sunday")).toEqual([7, 7]);
    expect(weekdayOf("Ascension of Jesus Christ")).toEqual([4, 4]);
  });

  it("are closed with or without joint leave, and 2027 is marked as not complete", () => {
    expect(holidayDates(true)).toContain("2026-03-23");
    expect(holidayDates(false)).not.toContain("2026-03-23");
    expect(holidayDates(false)).toContain("2026-03-21");
    expect(yearsNotComplete).toEqual([2027]);
  });
});

describe("what a new brand starts with", () => {
  it("a desk that is open every day, Eid included, in its own zone", () => {
    const desk = parseCalendar(defaultCalendar("Asia/Jayapura"));
    if (!desk.ok) throw new Error(desk.because);
    expect(isOpen(desk.calendar, at("2026-03-20T23:00:00Z"))).toBe(true);
    expect(isOpen(desk.calendar, at("2026-03-21T12:00:00Z"))).toBe(false);
  });

  it("office hours that close over Eid", () => {
    const office = parseCalendar(officeCalendar("Asia/Jakarta"));
    if (!office.ok) throw new Error(office.because);
    const found = dueAt(office.calendar, at("2026-03-17T09:30:00Z"), 3600);
    expect(found.ok && found.at.toString()).toBe("2026-03-25T01:30:00Z");
  });

  it("a policy that its own schema accepts", () => {
    expect(Policy.parse(defaultPolicy)).toEqual(defaultPolicy);
    expect(Policy.safeParse({ ...defaultPolicy, resolution: { targetMinutes: 0, useCalendar: true } }).success).toBe(
      false,
    );
  });

  it("a round-the-clock calendar", () => {
    expect(isOpen(aroundTheClock, at("2026-12-25T03:33:33Z"))).toBe(true);
  });
});
