import { nearestRank } from "./nearest-rank.ts";

export const clockOutcomes = ["met", "missed", "open", "no-deadline"] as const;
export type ClockOutcome = (typeof clockOutcomes)[number];

/** Of a clock row, what the figures need. */
export interface MeasuredClock {
  readonly state: "running" | "paused" | "met" | "missed" | "cancelled";
  readonly targetMinutes: number | null;
  readonly dueAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  /** Open, unpaused time from start to stop. */
  readonly elapsedSeconds: number | null;
}

export interface ClockFigures {
  /** All but cancelled clocks. */
  readonly total: number;
  readonly met: number;
  /** Ended too late, or still running past its due time. */
  readonly missed: number;
  /** Running or paused, and not too late yet. */
  readonly open: number;
  /** Measured without a deadline. */
  readonly withoutDeadline: number;
  /** met ÷ (met + missed), 0 to 1; null before anything is decided. */
  readonly attainment: number | null;
  /** Over the clocks that have stopped, late ones included; nearest rank, so both are times that really occurred. */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

/** How a clock counts at `now`; null = it does not count at all. Due exactly now is not too late. */
export function clockOutcome(clock: MeasuredClock, now: Temporal.Instant): ClockOutcome | null {
  if (clock.state === "cancelled") return null;
  if (clock.targetMinutes === null) return "no-deadline";
  if (clock.state === "missed" || clock.state === "met") return clock.state;
  const isPast = clock.dueAt !== null && Temporal.Instant.compare(clock.dueAt, now) < 0;
  return clock.state === "running" && isPast ? "missed" : "open";
}

/** The figures of any set of clocks. The report's SQL must give the same; a test compares them. */
export function clockFigures(clocks: readonly MeasuredClock[], now: Temporal.Instant): ClockFigures {
  const outcomes = clocks.map((clock) => clockOutcome(clock, now));
  const count = (outcome: ClockOutcome) => outcomes.filter((one) => one === outcome).length;
  const times = clocks.flatMap((clock) =>
    clock.state !== "cancelled" && clock.stoppedAt !== null && clock.elapsedSeconds !== null
      ? clock.elapsedSeconds
      : [],
  );
  const met = count("met");
  const missed = count("missed");
  return {
    total: outcomes.filter((one) => one !== null).length,
    met,
    missed,
    open: count("open"),
    withoutDeadline: count("no-deadline"),
    attainment: shareOf(met, met + missed),
    medianSeconds: nearestRank(times, 0.5),
    p90Seconds: nearestRank(times, 0.9),
  };
}

/** A share of one; null when there is nothing to share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export const noClockFigures: ClockFigures = {
  total: 0,
  met: 0,
  missed: 0,
  open: 0,
  withoutDeadline: 0,
  attainment: null,
  medianSeconds: null,
  p90Seconds: null,
};
