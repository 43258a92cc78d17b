import type { TicketEventType } from "#lib/events/rules/event-types.ts";
import { transition } from "#lib/events/rules/transitions.ts";
import type { TicketStatus } from "./status.ts";

/** What an agent can do with a ticket, and the event that it writes. */
export const ticketActions = {
  claim: "ticket.claimed",
  assign: "ticket.assigned",
  note: "note.added",
  "wait-customer": "ticket.waiting-customer",
  "wait-internal": "ticket.waiting-internal",
  resume: "ticket.resumed",
  resolve: "ticket.resolved",
  close: "ticket.closed",
  reopen: "ticket.reopened",
} as const satisfies Record<string, TicketEventType>;

export type TicketAction = keyof typeof ticketActions;

/** The actions that the transition table allows in this status, in the order of the screen. A claimed ticket is handed over, not claimed. */
export function allowedActions(status: TicketStatus, isClaimed = false): TicketAction[] {
  const all = Object.keys(ticketActions) as TicketAction[];
  return all.filter(
    (action) =>
      transition(status, ticketActions[action]).ok &&
      !(isEnded(status) && isWork(action)) &&
      !(isClaimed && action === "claim"),
  );
}

function isEnded(status: TicketStatus): boolean {
  return status === "closed";
}

function isWork(action: TicketAction): boolean {
  return action === "claim" || action === "assign";
}
