import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, OutboxMessage } from "#lib/db/generated/client.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { acceptMessage } from "./accept-message.ts";
import { sentStates } from "./rules/message.ts";
import { chooseSame } from "./rules/same-message.ts";

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
 * The network's echo of something the brand wrote. If it is a message of the outbox it is known; if its answer was
 * lost, has not come yet or a person was to say what happened, the echo is the proof that the network has it.
 * False = it was written outside Tanggap.
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
      OR: [{ state: { in: mayBeProved } }, { state: "queued", attempt: { gt: 0 } }],
      createdAt: { lte: own.at.getTime() > Date.now() ? own.at : new Date() },
      ...(own.recipientExternalId ? { recipientExternalId: own.recipientExternalId } : {}),
      ...(own.replyToExternalId ? { replyToExternalId: own.replyToExternalId } : {}),
    },
    orderBy: { createdAt: "asc" },
  });
  const match = chooseSame(own.text, candidates);
  if (!match) return false;
  await proveByEcho(tx, ctx, match, own.externalId);
  return true;
}

/** Not proved yet, or only by a person's word. */
const mayBeProved = ["sending", "unknown", "needs-a-person", ...sentStates];

async function proveByEcho(tx: Tx, ctx: Context, match: OutboxMessage, externalId: string): Promise<void> {
  const ticket = await lockTicket(tx, match.ticketId);
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox_message
    WHERE id = ${match.id}::uuid AND attempt = ${match.attempt} AND "externalId" IS NULL FOR UPDATE`;
  if (!row || !ticket) return;
  const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: row.id } });
  if (sentStates.some((state) => state === message.state)) {
    await tx.outboxMessage.update({ where: { id: message.id }, data: { externalId } });
  } else if (message.state !== "refused" && message.state !== "cancelled") {
    await acceptMessage(tx, ctx, ticket, message, { externalId });
  }
}
