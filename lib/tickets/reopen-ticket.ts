import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { toDate } from "#lib/time/instant.ts";
import { Reason } from "./move-ticket.ts";

export const ReopenTicket = z.strictObject({ number: z.string().min(1).max(200), because: Reason });
export type ReopenTicket = z.infer<typeof ReopenTicket>;

/** Takes a resolved or closed ticket up again, unless the customer has another unclosed one by now. */
export async function reopenTicket(ctx: Context, input: ReopenTicket): Promise<Ticket> {
  const { number, because } = ReopenTicket.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { ticket } = await loadTicket(tx, ctx, number, "ticket:work");
    const locked = await lockTicket(tx, ticket.id);
    if (!locked) throw new DeskError("not-found", "There is no ticket with this number.");
    const other = await tx.ticket.findFirst({
      where: { handleId: ticket.handleId, status: { not: "closed" }, id: { not: ticket.id } },
      select: { number: true },
    });
    if (other)
      throw new DeskError("conflict", `This customer has an open ticket already: ${other.number}.`, {
        because: other.number,
      });
    await tx.resolution.updateMany({
      where: { ticketId: ticket.id, reopenedAt: null },
      data: { reopenedAt: toDate(ctx.now) },
    });
    return recordChange(tx, ctx, locked, {
      type: "ticket.reopened",
      because: because ?? null,
      set: { resolvedAt: null, closedAt: null },
    });
  });
}
