import type { SlaEvent, SlaEventType } from "#lib/sla/rules/clock-runs.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import type { TicketEventType } from "./event-types.ts";

/** What a ticket event means to the clocks; waiting is read off the status, not listed here. */
const meanings: Partial<Record<TicketEventType, SlaEventType>> = {
  "ticket.opened": "posted",
  "mention.attached": "customer-wrote",
  "message.received": "customer-wrote",
  "outreach.dm-accepted": "dm-accepted",
  "outreach.acknowledged": "acknowledged",
  "outreach.invited": "outreach-closed",
  "outreach.skipped": "outreach-closed",
  "reply.sent": "brand-answered",
  "message.seen-elsewhere": "brand-answered",
  "ticket.waiting-internal": "waiting-internal",
  "ticket.resolved": "resolved",
  "ticket.reopened": "reopened",
  "ticket.closed": "closed",
};

export interface StoredEvent {
  readonly type: TicketEventType;
  /** When it happened for the customer. */
  readonly at: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
  readonly statusAfter: TicketStatus;
  /** On ticket.opened: where the complaint came in. */
  readonly leg: "public" | "dm";
  /** True when the customer's words ask for nothing (thanks after the solution). */
  readonly isQuiet: boolean;
}

/** Ticket events, oldest first, in the words of the clocks. Pure. */
export function slaEventsOf(events: readonly StoredEvent[]): SlaEvent[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1]?.statusAfter ?? "new";
    return [...meaningOf(event), ...waitingOf(before, event)];
  });
}

function meaningOf(event: StoredEvent): SlaEvent[] {
  const type = meanings[event.type];
  if (type === undefined || event.isQuiet) return [];
  return [{ type, at: event.at, ...(type === "posted" ? { leg: event.leg } : {}) }];
}

/** Waiting begins and ends when we write it down: a post that reaches us late cannot change the past. */
function waitingOf(before: TicketStatus, event: StoredEvent): SlaEvent[] {
  if (event.statusAfter === before) return [];
  if (event.statusAfter === "waiting-customer") return [{ type: "waiting-customer", at: event.recordedAt }];
  return before === "waiting-customer" ? [{ type: "resumed", at: event.recordedAt }] : [];
}
