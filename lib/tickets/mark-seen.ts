import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { toDate } from "#lib/time/instant.ts";
import { ByNumber } from "./claim-ticket.ts";

/** The third of the three times: when staff first saw the ticket, and what of the customer they saw with it. */
export async function markSeen(ctx: Context, input: ByNumber): Promise<void> {
  const { number } = ByNumber.parse(input);
  const { ticket } = await loadTicket(ctx.db, ctx, number, "ticket:see");
  const unseen = { ticketId: ticket.id, firstSeenAt: null };
  const seen = { firstSeenAt: toDate(ctx.now) };
  await inTransaction(ctx, async (tx) => {
    await tx.mention.updateMany({ where: unseen, data: seen });
    await tx.directMessage.updateMany({ where: { ...unseen, direction: "inbound" }, data: seen });
    if (ticket.firstSeenAt !== null) return;
    const locked = await lockTicket(tx, ticket.id);
    if (locked && locked.firstSeenAt === null) await recordChange(tx, ctx, locked, { type: "ticket.seen", set: seen });
  });
}
