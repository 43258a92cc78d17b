import { columnsOf, earliestDue, storedEvent } from "#lib/events/rederive-clocks.ts";
import type { TicketEventType } from "#lib/events/rules/event-types.ts";
import { type OutreachState, outreachAfter } from "#lib/events/rules/outreach-state.ts";
import { slaEventsOf } from "#lib/events/rules/sla-events.ts";
import { transition } from "#lib/events/rules/transitions.ts";
import { clocksOf } from "#lib/sla/rules/clocks.ts";
import { aroundTheClock } from "#lib/sla/rules/defaults.ts";
import type { Policy } from "#lib/sla/rules/policy.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { toDate } from "#lib/time/instant.ts";

/** Targets of the bench's brand, around the clock: due times are then a fixed distance from the opening. */
export const fillPolicy: Policy = {
  "first-dm": { targetMinutes: 30, useCalendar: false },
  acknowledgement: { targetMinutes: 45, useCalendar: false },
  "next-reply": { targetMinutes: 60, useCalendar: false },
  resolution: { targetMinutes: 3 * 24 * 60, useCalendar: false },
};

type Step = readonly [type: TicketEventType, afterSeconds: number, by: "system" | "agent"];

interface Plan {
  readonly name: string;
  /** Of 1,000 tickets. */
  readonly share: number;
  /** How long ago these tickets were opened, in seconds. Nothing may fall due inside this span. */
  readonly age: readonly [from: number, to: number];
  readonly steps: readonly Step[];
  readonly dmState?: string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const opened: Step = ["ticket.opened", 0, "system"];
const missed: readonly Step[] = [
  ["clock.missed", 30 * minute, "system"],
  ["clock.missed", 45 * minute, "system"],
];
const reached: readonly Step[] = [
  ["ticket.claimed", 5 * minute, "agent"],
  ["outreach.started", 6 * minute, "agent"],
  ["outreach.dm-accepted", 6 * minute + 5, "system"],
  ["outreach.acknowledged", 6 * minute + 10, "system"],
];
const answered: Step = ["message.received", 20 * minute, "system"];
const replied: readonly Step[] = [
  ["reply.queued", 35 * minute, "agent"],
  ["reply.sent", 35 * minute + 5, "system"],
];
const resolved: Step = ["ticket.resolved", 3 * hour, "agent"];
const closed: Step = ["ticket.closed", 27 * hour, "system"];

/** A desk as it looks after some months: most is closed, some hundred of each thousand wait for somebody. */
const plans: readonly Plan[] = [
  {
    name: "closed",
    share: 690,
    age: [2 * day, 120 * day],
    steps: [opened, ...reached, answered, ...replied, resolved, closed],
  },
  {
    name: "resolved",
    share: 150,
    age: [4 * hour, 26 * hour],
    steps: [opened, ...reached, answered, ...replied, resolved],
  },
  { name: "new", share: 20, age: [1 * minute, 20 * minute], steps: [opened] },
  { name: "late", share: 40, age: [2 * hour, 60 * hour], steps: [opened, ...missed] },
  { name: "waits", share: 40, age: [1 * hour, 60 * hour], steps: [opened, ...reached] },
  { name: "answered", share: 15, age: [25 * minute, 60 * minute], steps: [opened, ...reached, answered] },
  {
    name: "answered late",
    share: 15,
    age: [2 * hour, 60 * hour],
    steps: [opened, ...reached, answered, ["clock.missed", 80 * minute, "system"]],
  },
  {
    name: "inside",
    share: 20,
    age: [2 * hour, 60 * hour],
    steps: [opened, ...reached, answered, ...replied, ["ticket.waiting-internal", 40 * minute, "agent"]],
  },
  {
    name: "needs a look",
    share: 5,
    age: [2 * hour, 60 * hour],
    steps: [opened, ...reached.slice(0, 2), ["outreach.needs-a-person", 8 * minute, "system"], ...missed],
    dmState: "needs-a-person",
  },
  {
    name: "refused",
    share: 5,
    age: [2 * hour, 60 * hour],
    steps: [opened, ...reached.slice(0, 2), ["outreach.refused", 7 * minute, "system"], ...missed],
    dmState: "refused",
  },
];

export interface FilledPlan {
  readonly plan: number;
  readonly name: string;
  readonly share: number;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly status: TicketStatus;
  readonly outreachState: OutreachState;
  readonly version: number;
  /** Distances from the opening in seconds; null = never. */
  readonly due: number | null;
  readonly answeredAfter: number | null;
  readonly awaits: number | null;
  readonly resolvedAfter: number | null;
  readonly closedAfter: number | null;
  readonly claimed: boolean;
  readonly dmState: string | null;
  readonly hasAck: boolean;
  readonly hasReply: boolean;
  readonly events: readonly { v: number; type: string; after: number; by: string; status: string; data: object }[];
  readonly clocks: readonly object[];
}

/** The plans with all that the rules derive from them: statuses, versions, clocks as distances from the opening. */
export function derivedPlans(): FilledPlan[] {
  return plans.map(derive);
}

function derive(plan: Plan, index: number): FilledPlan {
  let status: TicketStatus = "new";
  let outreach: OutreachState = "none";
  const events = plan.steps.map(([type, after, by], at) => {
    const step = type === "ticket.opened" ? { ok: true as const, status } : transition(status, type);
    if (!step.ok) throw new Error(`plan "${plan.name}": ${step.because}`);
    status = step.status;
    outreach = outreachAfter(outreach, type);
    return { v: at + 1, type, after, by, status, data: type === "ticket.opened" ? { leg: "public" } : {} };
  });
  const has = (type: TicketEventType) => events.some((event) => event.type === type);
  const after = (type: TicketEventType) => events.find((event) => event.type === type)?.after ?? null;
  return {
    plan: index,
    name: plan.name,
    share: plan.share,
    ageFrom: plan.age[0],
    ageTo: plan.age[1],
    status,
    outreachState: outreach,
    version: events.length,
    answeredAfter: after("message.received"),
    awaits: has("reply.sent") ? null : (after("message.received") ?? (has("outreach.acknowledged") ? null : 0)),
    resolvedAfter: after("ticket.resolved"),
    closedAfter: after("ticket.closed"),
    claimed: has("ticket.claimed"),
    dmState: plan.dmState ?? (has("outreach.dm-accepted") ? "delivered" : null),
    hasAck: has("outreach.acknowledged"),
    hasReply: has("reply.sent"),
    events,
    ...clocksOfPlan(plan, events),
  };
}

/** Law 6 decides the clocks; any opening gives the same distances, for the brand works around the clock. */
function clocksOfPlan(plan: Plan, events: FilledPlan["events"]) {
  const zero = Temporal.Instant.from("2026-03-02T00:00:00Z");
  const at = (seconds: number) => toDate(zero.add({ seconds }));
  const rows = events.map((event) => ({
    ...{ seq: 0n, ticketId: "", brandId: "", because: null, actorType: event.by },
    version: event.v,
    type: event.type,
    at: at(event.after),
    recordedAt: at(event.after),
    actorId: event.by === "agent" ? "agent" : null,
    statusAfter: event.status,
    data: event.data as Record<string, string>,
  }));
  const now = zero.add({ seconds: plan.age[0] });
  const clocks = clocksOf(slaEventsOf(rows.map(storedEvent)), fillPolicy, aroundTheClock, now);
  const seconds = (date: Date | null) => (date ? (date.getTime() - zero.epochMilliseconds) / 1000 : null);
  return {
    due: seconds(earliestDue(clocks)),
    clocks: clocks.map((clock) => {
      const { startedAt, dueAt, stoppedAt, breachedAt, stoppedById, ...rest } = columnsOf(clock, rows);
      const times = { started: seconds(startedAt), due: seconds(dueAt), stopped: seconds(stoppedAt) };
      return { ...rest, ...times, breached: seconds(breachedAt), byAgent: stoppedById !== null };
    }),
  };
}
