import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, OutboxMessage } from "#lib/db/generated/client.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { acceptMessage } from "./accept-message.ts";
import { isSameMessage } from "./rules/same-message.ts";

export interface OwnMessage {
  readonly leg: "dm" | "public";
  readonly externalId: string;
  readonly text: string;
  /** Null on public posts: there the post it answers tells. */
  readonly recipientExternalId: string | null;
  readonly replyToExternalId: string | null;
  readonly at: Date;
}

/**
 * The network's echo of something the brand wrote. If it is a message of the outbox it is known; if that message's
 * outcome was unknown, the echo is the proof that it was accepted. False = it was written outside Tanggap.
 */
export async function recordOwnMessage(tx: Tx, ctx: Context, channel: Channel, own: OwnMessage): Promise<boolean> {
  const known = await tx.outboxMessage.findUnique({
    where: { channelId_externalId: { channelId: channel.id, externalId: own.externalId } },
  });
  if (known) return true;
  const candidates = await tx.outboxMessage.findMany({
    where: {
      channelId: channel.id,
      leg: own.leg,
      externalId: null,
      state: { in: ["sending", "unknown"] },
      createdAt: { lte: own.at.getTime() > Date.now() ? own.at : new Date() },
      ...(own.recipientExternalId ? { recipientExternalId: own.recipientExternalId } : {}),
      ...(own.replyToExternalId ? { replyToExternalId: own.replyToExternalId } : {}),
    },
    orderBy: { createdAt: "asc" },
  });
  const match = candidates.find((candidate) => isSameMessage(own.text, candidate));
  // While it is being sent, the send call itself brings the receipt; the echo only proves that it is ours.
  if (!match || match.state === "sending") return match !== undefined;
  return acceptByEcho(tx, ctx, match, own.externalId);
}

async function acceptByEcho(tx: Tx, ctx: Context, message: OutboxMessage, externalId: string): Promise<boolean> {
  const ticket = await lockTicket(tx, message.ticketId);
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox_message WHERE id = ${message.id}::uuid AND attempt = ${message.attempt} AND state = 'unknown'
    FOR UPDATE`;
  if (row && ticket) await acceptMessage(tx, ctx, ticket, message, { externalId });
  return true;
}
