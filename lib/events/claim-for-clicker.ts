import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { type ChangeContext, recordChange } from "./record-change.ts";

/** Claims an unclaimed, locked ticket for the person who just acted on it; others' tickets stay theirs. */
export async function claimForClicker(tx: Tx, ctx: ChangeContext, ticket: Ticket, staffId: string): Promise<Ticket> {
  if (ticket.assigneeId !== null) return ticket;
  return recordChange(tx, ctx, ticket, {
    type: "ticket.claimed",
    data: { assigneeId: staffId },
    set: { assigneeId: staffId },
  });
}
