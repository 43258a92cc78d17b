import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { type Change, lockTicket, recordChange } from "#lib/events/record-change.ts";

/**
 * The shared road of status changes: permit, lock, let the transition table decide, record. `change` is also given the
 * ticket as it was when the click arrived: between that and the lock somebody else may have changed it.
 */
export async function moveTicket(
  ctx: Context,
  number: string,
  change: (ticket: Ticket, atClick: Ticket) => Change,
): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const { ticket } = await loadTicket(tx, ctx, number, "ticket:work");
    const locked = await lockTicket(tx, ticket.id);
    if (!locked) throw new DeskError("not-found", "There is no ticket with this number.");
    return recordChange(tx, ctx, locked, change(locked, ticket));
  });
}

export const Reason = z.string().trim().max(300).optional();
