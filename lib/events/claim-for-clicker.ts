import type { Ticket } from "#lib/db/generated/client.ts";
import type { Change } from "./record-change.ts";

/** Whoever acts on an unclaimed ticket claims it: the change to record before their own; others' tickets stay theirs. */
export function claimForClicker(ticket: Ticket, staffId: string): Change[] {
  if (ticket.assigneeId !== null) return [];
  return [{ type: "ticket.claimed", data: { assigneeId: staffId }, set: { assigneeId: staffId } }];
}
