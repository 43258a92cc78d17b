import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { recordChange } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { findRestore } from "./find-restore.ts";
import { latestAnchor } from "./latest-anchor.ts";
import { isDoubtful } from "./rules/after-restore.ts";
import { priorities } from "./rules/message.ts";

/**
 * Writes the acknowledgement that an accepted first DM carries as data, anchored on the customer's latest post that
 * allows a public reply. Where none does (or the account only works by hand) it waits for a person who posts it. A DM
 * from before a restore may have had its acknowledgement already: that is read back first.
 */
export async function insertAcknowledgement(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  ticket: Ticket,
  dm: OutboxMessage,
): Promise<Ticket> {
  const channel = await tx.channel.findUniqueOrThrow({ where: { id: dm.channelId } });
  const anchor = await latestAnchor(tx, ticket.id);
  const obstacle = obstacleOf(channel.state, anchor);
  const since = dm.firstAttemptAt ?? dm.createdAt;
  const isInDoubt = obstacle === null && isDoubtful(toInstant(since), await findRestore(tx, channel));
  const id = newId();
  await tx.outboxMessage.create({
    data: {
      id,
      brandId: dm.brandId,
      channelId: dm.channelId,
      ticketId: dm.ticketId,
      leg: "public",
      kind: "acknowledgement",
      step: "acknowledgement",
      text: dm.ackText ?? "",
      token: dm.ackText?.includes(ticket.number) ? ticket.number : null,
      recipientExternalId: dm.recipientExternalId,
      recipientUsername: dm.recipientUsername,
      replyToExternalId: anchor?.externalId ?? dm.ackReplyToExternalId,
      replyToMentionId: anchor?.mentionId ?? dm.ackReplyToMentionId,
      dmId: dm.id,
      state: obstacle ? "needs-a-person" : isInDoubt ? "unknown" : "queued",
      because: isInDoubt ? "restored-from-backup" : obstacle,
      ...(isInDoubt ? { firstAttemptAt: since, unknownSince: toDate(ctx.now), attempt: 1 } : {}),
      priority: priorities.acknowledgement,
      dueAt: toDate(ctx.now),
      requestedById: dm.requestedById,
      createdAt: toDate(ctx.now),
      requestId: dm.requestId,
    },
  });
  if (!obstacle) return ticket;
  return recordChange(tx, ctx, ticket, { type: "outreach.needs-a-person", because: obstacle, data: { messageId: id } });
}

function obstacleOf(channelState: string, anchor: Awaited<ReturnType<typeof latestAnchor>>): string | null {
  if (channelState === "assisted") return "assisted-channel";
  if (!anchor) return "post-deleted";
  return anchor.canReplyPublicly ? null : anchor.because;
}
