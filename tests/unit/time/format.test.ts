import { describe, expect, it } from "vitest";
import {
  formatCompact,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatShare,
  formatShortDateTime,
  formatTime,
} from "#lib/time/format.ts";
import { zoneLabel } from "#lib/time/zone-label.ts";

const at = Temporal.Instant.from("2026-11-22T03:00:00Z");

describe("zone labels", () => {
  it.each([
    ["Asia/Jakarta", "WIB"],
    ["Asia/Pontianak", "WIB"],
    ["Asia/Makassar", "WITA"],
    ["Asia/Ujung_Pandang", "WITA"],
    ["Asia/Jayapura", "WIT"],
    ["Asia/Tokyo", "UTC+9"],
    ["Asia/Kolkata", "UTC+5:30"],
    ["America/St_Johns", "UTC-3:30"],
    ["UTC", "UTC"],
  ])("%s is shown as %s", (zone, label) => {
    expect(zoneLabel(zone, at)).toBe(label);
  });

  it("follows daylight saving where a zone has it", () => {
    expect(zoneLabel("Europe/Berlin", Temporal.Instant.from("2026-07-01T00:00:00Z"))).toBe("UTC+2");
    expect(zoneLabel("Europe/Berlin", at)).toBe("UTC+1");
  });

  it("refuses a name that is no zone", () => {
    expect(() => zoneLabel("Asia/Nowhere", at)).toThrow(RangeError);
  });
});

describe("times as people read them", () => {
  it("writes the full Indonesian form with a dot and the zone", () => {
    expect(formatDateTime(at, { locale: "id", zone: "Asia/Jakarta" })).toBe("Minggu, 22 November 2026 pukul 10.00 WIB");
  });

  it("writes the same moment in English and in another Indonesian zone", () => {
    expect(formatDateTime(at, { locale: "en", zone: "Asia/Jakarta" })).toBe("Sunday, 22 November 2026 at 10:00 WIB");
    expect(formatDateTime(at, { locale: "en", zone: "Asia/Makassar" })).toBe("Sunday, 22 November 2026 at 11:00 WITA");
    expect(formatDateTime(at, { locale: "id", zone: "Asia/Jayapura" })).toBe(
      "Minggu, 22 November 2026 pukul 12.00 WIT",
    );
  });

  it("takes the day of the zone, not of UTC", () => {
    const late = Temporal.Instant.from("2026-12-31T17:30:00Z");
    expect(formatDateTime(late, { locale: "id", zone: "Asia/Jakarta" })).toBe("Jumat, 1 Januari 2027 pukul 00.30 WIB");
  });

  it("shortens, and drops the year only when it is this year", () => {
    const form = { locale: "id", zone: "Asia/Jakarta" } as const;
    expect(formatShortDateTime(at, form)).toBe("22 Nov 2026, 10.00 WIB");
    expect(formatShortDateTime(at, form, at)).toBe("22 Nov, 10.00 WIB");
    expect(formatShortDateTime(at, form, Temporal.Instant.from("2027-01-05T00:00:00Z"))).toBe("22 Nov 2026, 10.00 WIB");
  });

  it("writes midnight as 00", () => {
    expect(formatTime(Temporal.Instant.from("2026-11-21T17:00:00Z"), { locale: "id", zone: "Asia/Jakarta" })).toBe(
      "00.00",
    );
  });
});

describe("lengths, numbers and shares", () => {
  it.each([
    [0, "0 dtk", "0 s"],
    [-5, "0 dtk", "0 s"],
    [59.9, "59 dtk", "59 s"],
    [60, "1 m", "1 m"],
    [7800, "2 j 10 m", "2 h 10 m"],
    [7200, "2 j", "2 h"],
    [273_600, "3 h 4 j", "3 d 4 h"],
  ])("%d seconds", (seconds, id, en) => {
    expect(formatDuration(seconds, "id")).toBe(id);
    expect(formatDuration(seconds, "en")).toBe(en);
  });

  it("spells lengths in full for reading aloud", () => {
    expect(formatDuration(7860, "id", "long")).toBe("2 jam 11 menit");
    expect(formatDuration(3660, "en", "long")).toBe("1 hour 1 minute");
    expect(formatDuration(180_000, "en", "long")).toBe("2 days 2 hours");
  });

  it("separates thousands as each language does", () => {
    expect(formatNumber(1_234_567.89, "id", 2)).toBe("1.234.567,89");
    expect(formatNumber(1_234_567.89, "en", 2)).toBe("1,234,567.89");
    expect(formatCompact(18_200, "id")).toBe("18,2 rb");
    expect(formatCompact(18_200, "en")).toBe("18.2K");
  });

  it("never rounds a share up to all or down to none", () => {
    expect(formatShare(0.9213, "id")).toBe("92,1%");
    expect(formatShare(0.99999, "en")).toBe("99.9%");
    expect(formatShare(1, "en")).toBe("100%");
    expect(formatShare(0.00001, "en")).toBe("0.1%");
    expect(formatShare(0, "id")).toBe("0%");
  });
});
