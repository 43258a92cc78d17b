import type { z } from "zod";
import { type Calendar, compileCalendar } from "./calendar.ts";
import { CalendarSpec } from "./calendar-spec.ts";

export type CalendarFault =
  | "not-a-calendar"
  | "unknown-timezone"
  | "bad-time"
  | "bad-date"
  | "unknown-weekday"
  | "interval-reversed"
  | "intervals-overlap";

export interface CalendarRefusal {
  readonly ok: false;
  readonly because: CalendarFault;
  /** Where in the input, dotted: "hours.tue.0.1"; empty for the whole. */
  readonly at: string;
}

export type ParsedCalendar = { readonly ok: true; readonly calendar: Calendar } | CalendarRefusal;

const namedFaults: readonly string[] = [
  "unknown-timezone",
  "bad-time",
  "bad-date",
  "interval-reversed",
  "intervals-overlap",
] satisfies CalendarFault[];

/** Reads any value as a calendar. A calendar that never opens is readable; only a due time on it is refused. */
export function parseCalendar(input: unknown): ParsedCalendar {
  const parsed = CalendarSpec.safeParse(input);
  if (parsed.success) return { ok: true, calendar: compileCalendar(parsed.data) };
  const issue = parsed.error.issues[0];
  const at = issue ? issue.path.join(".") : "";
  return { ok: false, because: issue ? faultOf(issue) : "not-a-calendar", at };
}

function faultOf(issue: z.core.$ZodIssue): CalendarFault {
  if (issue.code === "custom" && namedFaults.includes(issue.message)) return issue.message as CalendarFault;
  const top = issue.path[0];
  if (issue.code === "unrecognized_keys" && top === "hours") return "unknown-weekday";
  if (issue.code === "invalid_key") return top === "hours" ? "unknown-weekday" : "bad-date";
  if (top === "timezone") return "unknown-timezone";
  if (top === "holidays" && issue.path.length > 1) return "bad-date";
  if ((top === "hours" || top === "dateOverrides") && issue.path.length > 2) return "bad-time";
  return "not-a-calendar";
}
