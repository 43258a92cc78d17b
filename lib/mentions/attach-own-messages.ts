import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { attachToTicket } from "#lib/tickets/attach-to-ticket.ts";
import { toInstant } from "#lib/time/instant.ts";

/**
 * A back-fill may bring the brand's own DM before the complaint that it answered. When the complaint opens its ticket,
 * those DMs join it, so that whoever works on it sees that the customer was written to.
 */
export async function attachOwnMessages(tx: Tx, ctx: Context, mentionId: string): Promise<void> {
  const { ticketId, handleId, postedAt, state } = await tx.mention.findUniqueOrThrow({ where: { id: mentionId } });
  if (ticketId === null || state !== "ticketed") return;
  const own = await tx.directMessage.findMany({
    where: { handleId, direction: "outbound", ticketId: null, state: "kept", sentAt: { gte: postedAt } },
    orderBy: { sentAt: "asc" },
  });
  for (const { id, sentAt } of own) {
    const attachment = { type: "message.seen-elsewhere", at: toInstant(sentAt), sourceId: id, isQuiet: false } as const;
    await attachToTicket(tx, ctx, ticketId, attachment);
    await tx.directMessage.update({
      where: { id },
      data: { state: "attached", because: "customer-has-ticket", ticketId },
    });
  }
}
