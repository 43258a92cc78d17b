import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { exchangesOf, type SlaEvent } from "#lib/sla/rules/clock-runs.ts";
import { clockOf, longestExchangeOf, nextDueOf } from "#lib/sla/rules/clocks.ts";
import { defaultPolicy } from "#lib/sla/rules/defaults.ts";
import { parseCalendar } from "#lib/sla/rules/parse-calendar.ts";
import { splitPause } from "#lib/sla/rules/pauses.ts";
import { previewSla, SlaPreviewInput } from "#lib/sla/rules/preview.ts";
import { sharedPath } from "../../shared-folder.ts";

const Case = z.looseObject({ id: z.string(), kind: z.string(), calendar: z.string().nullish() });
const Block = z.looseObject({ calendars: z.record(z.string(), z.unknown()), cases: z.array(Case) });
const CaseFile = Block.extend({ indonesian: Block });
type Case = z.infer<typeof Case>;

const path = sharedPath("sla/business-hours-cases.json");
const file = path === null ? null : CaseFile.parse(JSON.parse(readFileSync(path, "utf8")));
const cases = file ? [file, file.indonesian].flatMap((block) => block.cases.map((one) => ({ one, block }))) : [];
const routed = cases.filter(({ one }) => one.kind !== "next_response_policy" && one.kind !== "pause_split");
const ofKind = (kind: string) => cases.filter(({ one }) => one.kind === kind).map(({ one }) => one);

const at = (iso: string) => Temporal.Instant.from(iso);

/** The answer the file expects for one case; the closing moment where peers differ. */
function expectedOf(one: Case): unknown {
  switch (one.kind) {
    case "due":
      return { due: one.dueIfEndOfSegment };
    case "elapsed":
      return { elapsedSeconds: one.expectedElapsedSeconds };
    case "is_open":
      return { open: one.expected };
    case "next_open":
      return { at: one.expected };
    case "add_working_days":
      return { date: one.expectedDate };
    default:
      throw new Error(`unexpected kind ${one.kind}`);
  }
}

describe.skipIf(path === null)("business-hours cases of the team's fact folder", () => {
  it("holds the cases this suite was written for", () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  it.each(routed.map(({ one, block }) => [one.id, one, block] as const))(
    "answers %s as recorded",
    (_id, one, block) => {
      const calendar = one.calendar ? block.calendars[one.calendar] : null;
      const preview = previewSla(SlaPreviewInput.parse({ ...one, calendar }));
      if (one.kind === "error") {
        expect(preview).toMatchObject({ ok: false });
      } else if (one.kind === "segments") {
        const expected = z.array(z.unknown()).parse(one.expectedSegments);
        const listed = preview.ok && "segments" in preview.answer ? preview.answer.segments : [];
        expect(listed.slice(0, expected.length)).toEqual(expected);
      } else {
        expect(preview).toEqual({ ok: true, answer: expectedOf(one) });
      }
    },
  );

  it.each(ofKind("pause_split").map((one) => [one.id, one] as const))(
    "splits the pause of %s by local date",
    (_id, one) => {
      const { timezone, pauseLocal, expectedByLocalDate } = z
        .object({
          timezone: z.string(),
          pauseLocal: z.tuple([z.string(), z.string()]),
          expectedByLocalDate: z.unknown(),
        })
        .parse(one);
      const [from, to] = pauseLocal.map((local) =>
        Temporal.PlainDateTime.from(local).toZonedDateTime(timezone).toInstant(),
      );
      expect(splitPause(timezone, from ?? at(""), to ?? at(""))).toEqual(expectedByLocalDate);
    },
  );

  it.each(ofKind("next_response_policy").map((one) => [one.id, one] as const))(
    "measures the exchanges of %s",
    (_id, one) => {
      const { events, targetMinutes } = z
        .object({ events: z.array(z.tuple([z.enum(["customer", "agent"]), z.string()])), targetMinutes: z.number() })
        .parse(one);
      const calendar = parseCalendar(file?.calendars[one.calendar ?? ""]);
      if (!calendar.ok) throw new Error("calendar of the case is unreadable");
      const told: SlaEvent[] = events.map(([who, when]) => ({
        type: who === "customer" ? "customer-wrote" : "brand-answered",
        at: at(when),
      }));
      const policy = { ...defaultPolicy, "next-reply": { targetMinutes, useCalendar: true } };
      const clocks = exchangesOf(told, true).map((run) =>
        clockOf(run, policy, calendar.calendar, at("2024-01-09T00:00:00Z")),
      );
      if ("expectedDue" in one) expect(nextDueOf(clocks)).toEqual(one.expectedDue);
      if ("expectedElapsedMinutes" in one) {
        expect(longestExchangeOf(clocks)?.elapsedMinutes).toBe(one.expectedElapsedMinutes);
      }
    },
  );
});

if (path === null) it.skip("120 business-hours cases: the fact folder is not beside this checkout", () => {});
