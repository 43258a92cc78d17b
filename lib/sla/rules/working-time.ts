import { type Calendar, dateOfDay, dayMilliseconds, dayNumber, type OpenSpan } from "./calendar.ts";
import { mergePauses, type Pause, type PauseSpan } from "./pauses.ts";

/** After this many days without any opening a calendar counts as never open. */
const barrenDays = 5 * 366;
/** No answer is looked for further away than this; it bounds every search. */
const searchDays = 100 * 366;

export interface Segment {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

export interface TimeRefusal {
  readonly ok: false;
  readonly because: "bad-target" | "never-open" | "too-far" | "paused";
}

export type TimeFound = { readonly ok: true; readonly at: Temporal.Instant } | TimeRefusal;

/**
 * The moment at which `targetSeconds` of open, unpaused time have passed since `start`.
 * A target that runs out exactly at a closing (or at the start of a pause) is due at that moment, not at the next opening.
 * Refused: a target that is not a positive number, a calendar without an opening in five years, a pause without end.
 */
export function dueAt(
  calendar: Calendar,
  start: Temporal.Instant,
  targetSeconds: number,
  pauses: readonly Pause[] = [],
): TimeFound {
  if (!Number.isFinite(targetSeconds) || targetSeconds <= 0) return { ok: false, because: "bad-target" };
  let remaining = Math.round(targetSeconds * 1000);
  const walked = walk(calendar, start.epochMilliseconds, pauses, (span) => {
    const length = span.to - span.from;
    if (remaining <= length) return span.from + remaining;
    remaining -= length;
    return null;
  });
  return typeof walked === "number" ? found(walked) : walked;
}

/** Whole seconds (floored) of open, unpaused time in [from, to); 0 when `to` is not after `from`. */
export function openSecondsBetween(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[] = [],
): number {
  return Math.floor(openMillisecondsBetween(calendar, from, to, pauses) / 1000);
}

/** Exact twin of `openSecondsBetween`, in milliseconds: additive over any cut of the stretch. */
export function openMillisecondsBetween(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[] = [],
): number {
  const begin = from.epochMilliseconds;
  const end = to.epochMilliseconds;
  const merged = mergePauses(pauses);
  let total = 0;
  for (let day = Math.floor(begin / dayMilliseconds); day * dayMilliseconds < end; day += 1) {
    for (const span of calendar.openOnUtcDay(day)) {
      const opens = Math.max(span.from, begin);
      const closes = Math.min(span.to, end);
      if (opens < closes) total += closes - opens - pausedWithin(merged, opens, closes);
    }
  }
  return total;
}

/** True when the calendar is open at that moment and no pause covers it. */
export function isOpen(calendar: Calendar, at: Temporal.Instant, pauses: readonly Pause[] = []): boolean {
  const moment = at.epochMilliseconds;
  const covers = (span: { from: number; to: number }) => span.from <= moment && moment < span.to;
  return calendar.openOnUtcDay(Math.floor(moment / dayMilliseconds)).some(covers) && !mergePauses(pauses).some(covers);
}

/** The given moment if open and unpaused, else the next one that is. Refused like `dueAt`. */
export function nextOpening(calendar: Calendar, at: Temporal.Instant, pauses: readonly Pause[] = []): TimeFound {
  const walked = walk(calendar, at.epochMilliseconds, pauses, (span) => span.from);
  return typeof walked === "number" ? found(walked) : walked;
}

export interface SegmentRange {
  readonly from: Temporal.Instant;
  /** Exclusive end; without it the search ends with `limit` or where nothing opens any more. */
  readonly to?: Temporal.Instant | undefined;
  readonly limit: number;
}

/** Open, unpaused stretches from `from` on, in order. Each belongs to one interval of one local date. */
export function openSegments(calendar: Calendar, range: SegmentRange, pauses: readonly Pause[] = []): Segment[] {
  const end = range.to ? range.to.epochMilliseconds : Number.POSITIVE_INFINITY;
  const spans: OpenSpan[] = [];
  walk(calendar, range.from.epochMilliseconds, pauses, (span) => {
    if (span.from >= end) return span.from;
    const last = spans.at(-1);
    const cut = { ...span, to: Math.min(span.to, end) };
    // The walk goes by UTC days; an interval that crosses UTC midnight is put together again here.
    if (last && last.to === cut.from && last.part === cut.part) spans[spans.length - 1] = { ...last, to: cut.to };
    else if (spans.length >= range.limit) return cut.from;
    else spans.push(cut);
    return null;
  });
  return spans.slice(0, range.limit).map((span) => ({ from: instant(span.from), to: instant(span.to) }));
}

export type DateFound =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly because: "bad-target" | "never-open" };

/**
 * The date `workingDays` dates with opening hours after `date` (YYYY-MM-DD, not counted itself); before it when negative.
 * 0 gives the date itself.
 */
export function addWorkingDays(calendar: Calendar, date: string, workingDays: number): DateFound {
  if (!Number.isInteger(workingDays) || Math.abs(workingDays) > searchDays) return { ok: false, because: "bad-target" };
  const step = workingDays < 0 ? -1 : 1;
  let left = Math.abs(workingDays);
  let day = dayNumber(date);
  let barren = 0;
  while (left > 0) {
    day += step;
    if (calendar.isWorkingDate(day)) {
      left -= 1;
      barren = 0;
    } else {
      barren += 1;
      if (barren > barrenDays) return { ok: false, because: "never-open" };
    }
  }
  return { ok: true, date: dateOfDay(day) };
}

/** Visits open, unpaused stretches from `start` in order until `visit` answers a moment (epoch milliseconds). */
function walk(
  calendar: Calendar,
  start: number,
  pauses: readonly Pause[],
  visit: (span: OpenSpan) => number | null,
): number | TimeRefusal {
  const merged = mergePauses(pauses);
  let next = 0;
  let barren = 0;
  let day = Math.floor(start / dayMilliseconds);
  for (let searched = 0; searched < searchDays; searched += 1) {
    const spans = calendar.openOnUtcDay(day);
    barren = spans.length === 0 ? barren + 1 : 0;
    if (barren > barrenDays) return { ok: false, because: "never-open" };
    for (const span of spans) {
      let cursor = Math.max(span.from, start);
      while (cursor < span.to) {
        let pause = merged[next];
        while (pause && pause.to <= cursor) {
          next += 1;
          pause = merged[next];
        }
        if (pause && pause.from <= cursor) {
          cursor = pause.to;
          continue;
        }
        const to = pause ? Math.min(pause.from, span.to) : span.to;
        const answer = visit({ from: cursor, to, part: span.part });
        if (answer !== null) return answer;
        cursor = to;
      }
      if (cursor === Number.POSITIVE_INFINITY) return { ok: false, because: "paused" };
    }
    day += 1;
  }
  return { ok: false, because: "too-far" };
}

function pausedWithin(merged: readonly PauseSpan[], from: number, to: number): number {
  let paused = 0;
  for (const pause of merged) {
    if (pause.from >= to) break;
    paused += Math.max(0, Math.min(pause.to, to) - Math.max(pause.from, from));
  }
  return paused;
}

function found(moment: number): TimeFound {
  return { ok: true, at: instant(moment) };
}

function instant(moment: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(moment);
}
