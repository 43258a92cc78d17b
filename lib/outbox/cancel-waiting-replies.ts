import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { recordChange } from "#lib/events/record-change.ts";
import { latestAnchor } from "./latest-anchor.ts";

/**
 * A post was deleted: public replies that still wait under it move to the customer's next post that allows one, or are
 * cancelled. When nothing of the customer is left, a first DM that was not sent yet is cancelled too: they took the
 * complaint back. What is being sent right now cannot be called back.
 */
export async function cancelWaitingReplies(tx: Tx, ctx: Context, ticket: Ticket, mentionId: string): Promise<Ticket> {
  const anchor = await latestAnchor(tx, ticket.id);
  const waiting = await lockWaiting(tx, ticket.id);
  let current = ticket;
  for (const message of waiting) {
    if (message.leg === "public" && message.replyToMentionId !== mentionId) continue;
    if (message.leg === "dm" && (message.kind !== "first-dm" || anchor !== null)) continue;
    if (message.leg === "public" && anchor?.canReplyPublicly) {
      const moved = { replyToExternalId: anchor.externalId, replyToMentionId: anchor.mentionId };
      await tx.outboxMessage.update({ where: { id: message.id }, data: moved });
      continue;
    }
    current = await cancelOne(tx, ctx, current, message);
  }
  return current;
}

/** Locked, so that no worker claims one of them meanwhile: what is on its way keeps its text, target and state. */
async function lockWaiting(tx: Tx, ticketId: string): Promise<OutboxMessage[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox_message
    WHERE "ticketId" = ${ticketId}::uuid AND state IN ('queued', 'held', 'needs-a-person') AND attempt = 0
    ORDER BY id FOR UPDATE`;
  return tx.outboxMessage.findMany({ where: { id: { in: rows.map((row) => row.id) } }, orderBy: { id: "asc" } });
}

async function cancelOne(tx: Tx, ctx: Context, ticket: Ticket, message: OutboxMessage): Promise<Ticket> {
  await tx.outboxMessage.update({ where: { id: message.id }, data: { state: "cancelled", because: "post-deleted" } });
  const isOutreach = message.kind === "first-dm" || message.kind === "acknowledgement";
  return recordChange(tx, ctx, ticket, {
    type: isOutreach ? "outreach.needs-a-person" : "reply.cancelled",
    because: "post-deleted",
    data: { messageId: message.id },
  });
}
