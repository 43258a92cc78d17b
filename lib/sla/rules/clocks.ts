import type { Calendar } from "./calendar.ts";
import { orderEvents, type Run, runsOf, type SlaEvent, type SlaEventType } from "./clock-runs.ts";
import { aroundTheClock } from "./defaults.ts";
import type { Pause } from "./pauses.ts";
import type { ClockKind, Policy } from "./policy.ts";
import { dueAt, openSecondsBetween } from "./working-time.ts";

/** One measurement of a ticket as it stands at `now`. */
export interface Clock {
  readonly kind: ClockKind;
  /** 1 for the first of its kind; every exchange and every reopening has a clock of its own. */
  readonly seq: number;
  readonly startedAt: Temporal.Instant;
  /** Null = measured without a deadline. */
  readonly targetMinutes: number | null;
  /** Null without a target, while a pause holds the deadline off, and on a calendar that never opens. */
  readonly dueAt: Temporal.Instant | null;
  /** "missed" stays once the due time has passed unmet, stopped or not; a clock without deadline ends as "met". */
  readonly state: "running" | "paused" | "met" | "missed";
  readonly stoppedAt: Temporal.Instant | null;
  /** What stopped it: "outreach-closed" and "resolved" tell a met first DM from one that was never sent. */
  readonly stoppedBy: SlaEventType | null;
  /** The due time, once missed. */
  readonly breachedAt: Temporal.Instant | null;
  readonly pauses: readonly Pause[];
  /** Whole minutes (floored) of counted time: open by the calendar if the policy says so, without pauses. */
  readonly elapsedMinutes: number;
}

/**
 * The clocks of a ticket at `now`, a pure function of its events.
 * first-dm and acknowledgement: from the post until done, met by invitation when the outreach closes without a DM.
 * next-reply: one for each exchange. resolution: stands still only while we wait for the customer; reopening starts a new one.
 */
export function clocksOf(
  events: readonly SlaEvent[],
  policy: Policy,
  calendar: Calendar,
  now: Temporal.Instant,
): Clock[] {
  return runsOf(orderEvents(events, now)).map((run) => clockOf(run, policy, calendar, now));
}

/** One run measured against its target. Stopped exactly at the due time is in time. */
export function clockOf(run: Run, policy: Policy, calendar: Calendar, now: Temporal.Instant): Clock {
  const { targetMinutes, useCalendar } = policy[run.kind];
  const counting = useCalendar ? calendar : aroundTheClock;
  const due = targetMinutes === null ? null : dueAt(counting, run.startedAt, targetMinutes * 60, run.pauses);
  const deadline = due?.ok ? due.at : null;
  const until = run.stoppedAt ?? now;
  const missed = deadline !== null && Temporal.Instant.compare(until, deadline) > 0;
  return {
    ...run,
    targetMinutes,
    dueAt: deadline,
    state: missed ? "missed" : stateInTime(run),
    breachedAt: missed ? deadline : null,
    elapsedMinutes: Math.floor(openSecondsBetween(counting, run.startedAt, until, run.pauses) / 60),
  };
}

/** The earliest due time among the running clocks: when the ticket needs somebody. Null when nothing is due. */
export function nextDueOf(clocks: readonly Clock[]): Temporal.Instant | null {
  const dues = clocks.flatMap((clock) => (clock.state === "running" && clock.dueAt ? [clock.dueAt] : []));
  return dues.sort(Temporal.Instant.compare)[0] ?? null;
}

/** The exchange in which the customer waited longest, or null without any. */
export function longestExchangeOf(clocks: readonly Clock[]): Clock | null {
  const exchanges = clocks.filter((clock) => clock.kind === "next-reply");
  return exchanges.sort((a, b) => b.elapsedMinutes - a.elapsedMinutes)[0] ?? null;
}

function stateInTime(run: Run): "running" | "paused" | "met" {
  if (run.stoppedAt !== null) return "met";
  return run.pauses.some((pause) => pause.to === null) ? "paused" : "running";
}
