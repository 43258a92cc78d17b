import type { ClockKind } from "#lib/sla/rules/policy.ts";
import { hasWrittenDm, isLate, isWaiting, type PublicClock, type PublicTicket } from "./public-ticket.ts";

export const nextKinds = [
  "write-dm",
  "check-delivery",
  "other-way",
  "answer",
  "tell-public",
  "finish",
  "your-answer",
  "your-dm",
  "your-word",
  "your-check",
] as const;
export type NextKind = (typeof nextKinds)[number];

export interface NextAction {
  readonly what: NextKind;
  /** True when the step is the customer's own. */
  readonly isYours: boolean;
  /** Null: no time is promised, and the page says that we do not know it yet. */
  readonly by: Temporal.Instant | null;
  /** The promised time has passed; the page says so. */
  readonly isLate: boolean;
}

/** What comes next and by when. Null once the report is closed. Pure. */
export function nextOf(ticket: PublicTicket, now: Temporal.Instant): NextAction | null {
  if (ticket.status === "closed") return null;
  if (ticket.status === "resolved") return yours("your-check");
  if (ticket.status === "waiting-customer") {
    if (ticket.outreachState === "invited") return yours("your-dm");
    return yours(hasWrittenDm(ticket) ? "your-answer" : "your-word");
  }
  const waiting = (kind: ClockKind) => ticket.clocks.findLast((clock) => clock.kind === kind && isWaiting(clock));
  const reply = waiting("next-reply");
  const firstDm = waiting("first-dm");
  const acknowledgement = waiting("acknowledgement");
  if (reply) return ours("answer", reply, now);
  if (firstDm) return ours(firstStep(ticket), firstDm, now);
  if (acknowledgement && ticket.outreachState === "dm-accepted") return ours("tell-public", acknowledgement, now);
  return ours("finish", waiting("resolution"), now);
}

function firstStep(ticket: PublicTicket): NextKind {
  if (ticket.outreachState === "refused") return "other-way";
  return ticket.outreachState === "needs-a-person" ? "check-delivery" : "write-dm";
}

function ours(what: NextKind, clock: PublicClock | undefined, now: Temporal.Instant): NextAction {
  const by = clock?.dueAt ?? null;
  return { what, isYours: false, by, isLate: isLate(by, now) };
}

function yours(what: NextKind): NextAction {
  return { what, isYours: true, by: null, isLate: false };
}
