import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import type { TicketEventType } from "./event-types.ts";

/**
 * The transition table: status × event → next status. An event that is missing here leaves the status alone
 * if it is in `statusNeutral`, and is refused otherwise.
 */
export const transitions = {
  new: {
    "ticket.claimed": "open",
    "ticket.assigned": "open",
    "outreach.started": "open",
    "outreach.dm-accepted": "waiting-customer",
    "outreach.invited": "waiting-customer",
    "reply.sent": "open",
    "ticket.waiting-customer": "waiting-customer",
    "ticket.waiting-internal": "waiting-internal",
    "ticket.resolved": "resolved",
    "ticket.closed": "closed",
  },
  open: {
    "outreach.dm-accepted": "waiting-customer",
    "outreach.invited": "waiting-customer",
    "ticket.waiting-customer": "waiting-customer",
    "ticket.waiting-internal": "waiting-internal",
    "ticket.resolved": "resolved",
    "ticket.closed": "closed",
  },
  "waiting-customer": {
    "mention.attached": "open",
    "message.received": "open",
    "ticket.resumed": "open",
    "ticket.waiting-internal": "waiting-internal",
    "ticket.resolved": "resolved",
    "ticket.closed": "closed",
  },
  "waiting-internal": {
    "ticket.resumed": "open",
    "ticket.waiting-customer": "waiting-customer",
    "ticket.resolved": "resolved",
    "ticket.closed": "closed",
  },
  resolved: {
    "ticket.reopened": "open",
    "ticket.closed": "closed",
  },
  closed: {
    "ticket.reopened": "open",
  },
} as const satisfies Record<TicketStatus, Partial<Record<TicketEventType, TicketStatus>>>;

/** Events that a person or the system asks for in order to change the status: elsewhere they are refused. */
const statusChanging: readonly TicketEventType[] = [
  "ticket.waiting-customer",
  "ticket.waiting-internal",
  "ticket.resumed",
  "ticket.resolved",
  "ticket.closed",
  "ticket.reopened",
];

export type Transition =
  | { readonly ok: true; readonly status: TicketStatus }
  | { readonly ok: false; readonly because: string };

/** The status after an event, or why this event cannot happen in this status. */
export function transition(status: TicketStatus, event: TicketEventType): Transition {
  const row: Partial<Record<TicketEventType, TicketStatus>> = transitions[status];
  const next = row[event];
  if (next !== undefined) return { ok: true, status: next };
  if (statusChanging.includes(event)) return { ok: false, because: `${event} is not possible while ${status}` };
  return { ok: true, status };
}
