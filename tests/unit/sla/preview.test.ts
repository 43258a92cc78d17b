import { describe, expect, it } from "vitest";
import { previewSla, SlaPreviewInput } from "#lib/sla/rules/preview.ts";

const calendar = {
  timezone: "Asia/Jakarta",
  hours: { thu: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] },
};

const ask = (question: Record<string, unknown>) => previewSla(SlaPreviewInput.parse({ calendar, ...question }));

describe("previewing the SLA arithmetic", () => {
  it.each([
    [{ kind: "due", start: "2026-07-02T09:00:00Z", targetMinutes: 90 }, { due: "2026-07-03T02:30:00Z" }],
    [
      { kind: "due", start: "2026-07-02T09:00:00Z", targetSeconds: 90, targetMinutes: null },
      { due: "2026-07-02T09:01:30Z" },
    ],
    [{ kind: "due", from: "2026-07-02T16:00:00+07:00", targetHours: 1 }, { due: "2026-07-02T10:00:00Z" }],
    [{ kind: "elapsed", start: "2026-07-02T09:00:00Z", end: "2026-07-03T03:00:00.900Z" }, { elapsedSeconds: 7200 }],
    [{ kind: "elapsed", from: "2026-07-03T09:00:00Z", to: "2026-07-02T03:00:00Z" }, { elapsedSeconds: 0 }],
    [{ kind: "is_open", at: "2026-07-02T02:00:00Z" }, { open: true }],
    [{ kind: "is_open", at: "2026-07-02T10:00:00Z" }, { open: false }],
    [{ kind: "is_open", at: "2026-07-02T03:00:00Z", pauses: [["2026-07-02T03:00:00Z", null]] }, { open: false }],
    [{ kind: "next_open", at: "2026-07-03T10:00:00Z" }, { at: "2026-07-09T02:00:00Z" }],
    [
      { kind: "segments", origin: "2026-07-02T05:00:00Z", limit: 1 },
      { segments: [["2026-07-02T05:00:00Z", "2026-07-02T10:00:00Z"]] },
    ],
    [{ kind: "segments", from: "2026-07-04T00:00:00Z", to: "2026-07-05T00:00:00Z" }, { segments: [] }],
    [{ kind: "add_working_days", date: "2026-07-03", workingDays: 2 }, { date: "2026-07-10" }],
  ])("%j", (question, answer) => {
    expect(ask({ ...question, id: "ignored", source: { any: 1 } })).toEqual({ ok: true, answer });
  });

  const due = { kind: "due", start: "2026-07-02T09:00:00Z", targetMinutes: 60 };

  it.each([
    ["zero", { ...due, targetMinutes: 0 }, "bad-target", "targetSeconds"],
    ["negative", { ...due, kind: "error", targetMinutes: -1 }, "bad-target", "targetSeconds"],
    ["missing", { ...due, targetMinutes: null }, "bad-target", "targetSeconds"],
    ["text", { ...due, targetMinutes: "60" }, "bad-target", "targetSeconds"],
    ["endless", { ...due, targetHours: 1e9, targetMinutes: undefined }, "bad-target", "targetSeconds"],
    ["no start", { ...due, start: undefined }, "bad-moment", "start"],
    ["local start", { ...due, start: "2026-07-02T09:00:00" }, "bad-moment", "start"],
    ["far start", { ...due, start: "9999-07-02T09:00:00Z" }, "bad-moment", "start"],
    ["no end", { kind: "elapsed", start: due.start }, "bad-moment", "end"],
    [
      "reversed pause",
      { ...due, pauses: [["2026-07-02T10:00:00Z", "2026-07-02T09:00:00Z"]] },
      "bad-pauses",
      "pauses.0",
    ],
    ["pause of one", { ...due, pauses: [["2026-07-02T10:00:00Z"]] }, "bad-pauses", "pauses.0"],
    ["pauses that are none", { ...due, pauses: 5 }, "bad-pauses", "pauses"],
    ["lasting pause", { ...due, pauses: [["2026-07-02T09:30:00Z", null]] }, "paused", "calendar"],
    [
      "garbage hours",
      { ...due, calendar: null, rawHours: { tue: [["08:75", "17:00"]] } },
      "bad-time",
      "calendar.hours.tue.0.0",
    ],
    ["raw hours that are none", { ...due, calendar: null, rawHours: "09-17" }, "not-a-calendar", "calendar.hours"],
    ["no calendar", { ...due, calendar: undefined }, "not-a-calendar", "calendar"],
    ["a calendar's name", { ...due, calendar: "office" }, "not-a-calendar", "calendar"],
    ["never open", { ...due, calendar: { timezone: "UTC" } }, "never-open", "calendar"],
    ["unknown kind", { ...due, kind: "guess" }, "unknown-kind", "kind"],
    ["no date", { kind: "add_working_days", date: "2026-02-30", workingDays: 1 }, "bad-date", "date"],
    ["half a day", { kind: "add_working_days", date: "2026-02-27", workingDays: 0.5 }, "bad-target", "workingDays"],
    ["no limit", { kind: "segments", origin: due.start, limit: 0 }, "bad-limit", "limit"],
  ])("refuses: %s", (_what, question, because, at) => {
    expect(ask(question)).toEqual({ ok: false, because, at });
  });

  it("raw hours replace a calendar's hours and are read in UTC otherwise", () => {
    const rawHours = { thu: [["00:00", "24:00"]] };
    expect(ask({ kind: "next_open", at: "2026-07-01T12:00:00Z", calendar: null, rawHours })).toEqual({
      ok: true,
      answer: { at: "2026-07-02T00:00:00Z" },
    });
    expect(ask({ kind: "next_open", at: "2026-07-01T12:00:00Z", rawHours })).toEqual({
      ok: true,
      answer: { at: "2026-07-01T17:00:00Z" },
    });
  });
});
