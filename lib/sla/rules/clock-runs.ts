import type { Pause } from "./pauses.ts";
import type { ClockKind } from "./policy.ts";

export const slaEventTypes = [
  "posted",
  "dm-accepted",
  "acknowledged",
  "customer-wrote",
  "brand-answered",
  "waiting-customer",
  "waiting-internal",
  "resumed",
  "resolved",
  "reopened",
  "closed",
  "outreach-closed",
] as const;

export type SlaEventType = (typeof slaEventTypes)[number];

/**
 * What the clocks know of a ticket. "posted" carries the time the customer posted, not the time we noticed; a later
 * "posted" counts as "customer-wrote". "outreach-closed" = no first DM will follow: refused and invited, or skipped.
 */
export interface SlaEvent {
  readonly type: SlaEventType;
  readonly at: Temporal.Instant;
  /** On "posted" only: where the complaint came in. A complaint by DM has no public leg to acknowledge. */
  readonly leg?: "public" | "dm";
}

/** One measurement without target: when it began, stood still and ended. */
export interface Run {
  readonly kind: ClockKind;
  /** 1 for the first of its kind on the ticket. */
  readonly seq: number;
  readonly startedAt: Temporal.Instant;
  readonly stoppedAt: Temporal.Instant | null;
  readonly stoppedBy: SlaEventType | null;
  readonly pauses: readonly Pause[];
}

/**
 * The events up to `now` in order of time. What a network's clock dates before the complaint itself happened with it.
 * The opening "posted" stays; later ones become "customer-wrote". Empty without a "posted".
 */
export function orderEvents(events: readonly SlaEvent[], now: Temporal.Instant): SlaEvent[] {
  const past = events.filter((event) => Temporal.Instant.compare(event.at, now) <= 0).sort(byTime);
  const opening = past.find((event) => event.type === "posted");
  if (opening === undefined) return [];
  const rest = past.filter((event) => event !== opening);
  return [opening, ...rest.map((event) => afterOpening(event, opening.at))];
}

/** Runs of every kind, from ordered events. */
export function runsOf(ordered: readonly SlaEvent[]): Run[] {
  const opening = ordered[0];
  if (opening === undefined) return [];
  const byDm = opening.leg === "dm";
  const until = (kind: ClockKind, types: readonly SlaEventType[]): Run => {
    // The ticket's end also ends a first clock: nothing is owed on a ticket that is over.
    const stop = ordered.find((event) => [...types, "resolved", "closed"].includes(event.type)) ?? null;
    return run(kind, 1, opening.at, stop, []);
  };
  const first = byDm
    ? [until("first-dm", ["dm-accepted", "brand-answered", "outreach-closed"])]
    : [
        until("first-dm", ["dm-accepted", "outreach-closed"]),
        until("acknowledgement", ["acknowledged", "outreach-closed"]),
      ];
  return [...first, ...exchangesOf(ordered, false), ...resolutionsOf(ordered)];
}

/**
 * Exchanges of the conversation: each starts with the customer's first unanswered message and stops with the brand's
 * next DM or reply, or with the ticket's end. Until `begun` (our first answer, or the end of the outreach) the customer's
 * messages belong to the first clocks; what is still unanswered when an outreach closes is measured from its own time.
 */
export function exchangesOf(ordered: readonly SlaEvent[], begun: boolean): Run[] {
  const runs: Run[] = [];
  let conversing = begun;
  let since: Temporal.Instant | null = null;
  const end = (stop: SlaEvent | null) => {
    if (since === null || !conversing) return;
    runs.push(run("next-reply", runs.length + 1, since, stop, []));
  };
  for (const event of ordered) {
    switch (event.type) {
      case "customer-wrote":
        since ??= event.at;
        break;
      case "dm-accepted":
      case "brand-answered":
      case "resolved":
      case "closed":
        end(event);
        since = null;
        conversing = true;
        break;
      case "outreach-closed":
        conversing = true;
        break;
      default:
        break;
    }
  }
  end(null);
  return runs;
}

function resolutionsOf(ordered: readonly SlaEvent[]): Run[] {
  const runs: Run[] = [];
  let startedAt: Temporal.Instant | null = null;
  let pausedAt: Temporal.Instant | null = null;
  let pauses: Pause[] = [];
  for (const event of ordered) {
    if (startedAt === null) {
      // Only a reopening starts the next measurement; a message to a resolved ticket alone does not.
      if (event.type === "posted" || event.type === "reopened") startedAt = event.at;
      continue;
    }
    if (event.type === "waiting-customer") pausedAt ??= event.at;
    if (pausedAt !== null && endsWaiting(event.type)) {
      pauses.push({ from: pausedAt, to: event.at });
      pausedAt = null;
    }
    if (event.type === "resolved" || event.type === "closed") {
      runs.push(run("resolution", runs.length + 1, startedAt, event, pauses));
      startedAt = null;
      pauses = [];
    }
  }
  if (startedAt === null) return runs;
  const open = pausedAt === null ? [] : [{ from: pausedAt, to: null }];
  return [...runs, run("resolution", runs.length + 1, startedAt, null, [...pauses, ...open])];
}

/** Waiting for the customer ends with their word, or with any step that takes the work up again. */
function endsWaiting(type: SlaEventType): boolean {
  switch (type) {
    case "customer-wrote":
    case "waiting-internal":
    case "resumed":
    case "reopened":
    case "resolved":
    case "closed":
      return true;
    default:
      return false;
  }
}

function run(kind: ClockKind, seq: number, startedAt: Temporal.Instant, stop: SlaEvent | null, pauses: Pause[]): Run {
  return { kind, seq, startedAt, stoppedAt: stop?.at ?? null, stoppedBy: stop?.type ?? null, pauses };
}

function afterOpening(event: SlaEvent, openedAt: Temporal.Instant): SlaEvent {
  const at = Temporal.Instant.compare(event.at, openedAt) < 0 ? openedAt : event.at;
  return { ...event, at, type: event.type === "posted" ? "customer-wrote" : event.type };
}

function byTime(a: SlaEvent, b: SlaEvent): number {
  return Temporal.Instant.compare(a.at, b.at);
}
