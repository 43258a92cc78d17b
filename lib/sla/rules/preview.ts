import { z } from "zod";
import type { Calendar } from "./calendar.ts";
import { parseCalendar } from "./parse-calendar.ts";
import { Amount, Limit, Moment, Pauses, PreviewDate, WorkingDays } from "./preview-fields.ts";
import {
  addWorkingDays,
  type DateFound,
  dueAt,
  isOpen,
  nextOpening,
  openSecondsBetween,
  openSegments,
  type Segment,
  type TimeFound,
} from "./working-time.ts";

const moment = () => z.unknown().optional().meta({ description: "ISO 8601 with Z or an offset, 1900 to 2299" });
const amount = () => z.unknown().optional().meta({ description: "a positive number; the first given unit counts" });
const described = (description: string) => z.unknown().optional().meta({ description });

/**
 * A question to the SLA arithmetic. Every field is taken as it comes and judged in `previewSla`, so that an unusable
 * calendar, time or target is a refusal with its reason (422) and not a malformed request. Unknown keys are ignored.
 */
export const SlaPreviewInput = z.object({
  kind: z.string().meta({ description: "due, elapsed, is_open, next_open, segments, add_working_days or error" }),
  calendar: described("a whole calendar: timezone, alwaysOpen, hours, holidays, dateOverrides"),
  rawHours: described("weekly hours alone, in place of the calendar's (UTC unless a timezone is given)"),
  timezone: described("IANA name, beside rawHours"),
  at: moment(),
  start: moment(),
  from: moment(),
  origin: moment(),
  end: moment(),
  to: moment(),
  until: moment(),
  targetSeconds: amount(),
  targetMinutes: amount(),
  targetHours: amount(),
  pauses: described("list of [from, to]; to is null for a pause that still lasts"),
  limit: described("at most so many segments, up to 1000; 20 unless this or an end is given"),
  date: described("YYYY-MM-DD"),
  workingDays: described("whole number, negative to count back"),
});

export type SlaPreviewInput = z.infer<typeof SlaPreviewInput>;

export type SlaPreviewAnswer =
  | { due: string }
  | { elapsedSeconds: number }
  | { open: boolean }
  | { at: string }
  | { segments: [string, string][] }
  | { date: string };

export interface SlaPreviewRefusal {
  readonly ok: false;
  /** A short code, e.g. "interval-reversed", "bad-target", "never-open". */
  readonly because: string;
  /** Where in the input, dotted: "calendar.hours.tue.0.1". */
  readonly at: string;
}

export type SlaPreview = { readonly ok: true; readonly answer: SlaPreviewAnswer } | SlaPreviewRefusal;

const DueQuestion = z.object({ start: Moment, targetSeconds: Amount, pauses: Pauses });
const ElapsedQuestion = z.object({ start: Moment, end: Moment, pauses: Pauses });
const MomentQuestion = z.object({ start: Moment, pauses: Pauses });
const SegmentsQuestion = z.object({ start: Moment, end: Moment.optional(), limit: Limit, pauses: Pauses });
const DaysQuestion = z.object({ date: PreviewDate, workingDays: WorkingDays });

/**
 * Answers one question by its kind: due → {due}, elapsed → {elapsedSeconds}, is_open → {open}, next_open → {at},
 * segments → {segments}, add_working_days → {date}. Kind "error" is worked out like "due", to see why it is refused.
 */
export function previewSla(input: SlaPreviewInput): SlaPreview {
  const parsed = parseCalendar(givenCalendar(input));
  if (!parsed.ok) return { ...parsed, at: ["calendar", parsed.at].filter(Boolean).join(".") };
  const { calendar } = parsed;
  const given = canonical(input);
  switch (input.kind) {
    case "due":
    case "error":
      return ask(DueQuestion, given, (q) => dueAnswer(dueAt(calendar, q.start, q.targetSeconds, q.pauses)));
    case "elapsed":
      return ask(ElapsedQuestion, given, (q) =>
        answered({ elapsedSeconds: openSecondsBetween(calendar, q.start, q.end, q.pauses) }),
      );
    case "is_open":
      return ask(MomentQuestion, given, (q) => answered({ open: isOpen(calendar, q.start, q.pauses) }));
    case "next_open":
      return ask(MomentQuestion, given, (q) => openingAnswer(nextOpening(calendar, q.start, q.pauses)));
    case "segments":
      return ask(SegmentsQuestion, given, (q) => answered({ segments: segmentsFrom(calendar, q) }));
    case "add_working_days":
      return ask(DaysQuestion, given, (q) => dateAnswer(addWorkingDays(calendar, q.date, q.workingDays)));
    default:
      return { ok: false, because: "unknown-kind", at: "kind" };
  }
}

/** The input under one name per meaning; null counts as not given. */
function canonical(input: SlaPreviewInput): Record<string, unknown> {
  const end = input.end ?? input.to ?? input.until ?? undefined;
  return {
    start: input.at ?? input.start ?? input.from ?? input.origin ?? undefined,
    end,
    targetSeconds: input.targetSeconds ?? times(input.targetMinutes, 60) ?? times(input.targetHours, 3600),
    pauses: input.pauses ?? [],
    limit: input.limit ?? (end === undefined ? 20 : 1000),
    date: input.date,
    workingDays: input.workingDays,
  };
}

function times(value: unknown, seconds: number): unknown {
  return typeof value === "number" ? value * seconds : (value ?? undefined);
}

function givenCalendar(input: SlaPreviewInput): unknown {
  if (input.rawHours === undefined || input.rawHours === null) return input.calendar;
  const base = typeof input.calendar === "object" ? input.calendar : {};
  return { timezone: input.timezone ?? "UTC", ...base, hours: input.rawHours };
}

function ask<Question>(
  schema: z.ZodType<Question>,
  given: Record<string, unknown>,
  answer: (question: Question) => SlaPreview,
): SlaPreview {
  const parsed = schema.safeParse(given);
  if (parsed.success) return answer(parsed.data);
  const issue = parsed.error.issues[0];
  return { ok: false, because: issue?.message ?? "unreadable", at: issue?.path.join(".") ?? "" };
}

function answered(answer: SlaPreviewAnswer): SlaPreview {
  return { ok: true, answer };
}

function dueAnswer(found: TimeFound): SlaPreview {
  return found.ok ? answered({ due: found.at.toString() }) : { ...found, at: "calendar" };
}

function openingAnswer(found: TimeFound): SlaPreview {
  return found.ok ? answered({ at: found.at.toString() }) : { ...found, at: "calendar" };
}

function dateAnswer(found: DateFound): SlaPreview {
  return found.ok ? answered({ date: found.date }) : { ...found, at: "workingDays" };
}

function segmentsFrom(calendar: Calendar, question: z.infer<typeof SegmentsQuestion>): [string, string][] {
  const { start, end, limit, pauses } = question;
  const write = (segment: Segment): [string, string] => [segment.from.toString(), segment.to.toString()];
  return openSegments(calendar, { from: start, to: end, limit }, pauses).map(write);
}
