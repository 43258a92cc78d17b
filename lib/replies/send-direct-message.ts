import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { refuseWhileCatchingUp } from "#lib/outbox/permit-after-restore.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";
import { dmProblem } from "#lib/replies/rules/check-texts.ts";
import { refuseStale } from "./refuse-stale.ts";

export const SendReply = z.strictObject({
  number: z.string().min(1).max(200),
  text: z.string().max(20_000),
  /** The caller's own key of this click: the same key again answers the same message. */
  key: z.string().min(1).max(100),
  /** The ticket's version that the writer saw: newer words of the customer stop the sending. */
  seenVersion: z.number().int().positive().optional(),
});
export type SendReply = z.infer<typeof SendReply>;

/**
 * Queues a private message to the customer, on the DM leg that exists: after our first DM was accepted, or after they
 * wrote to us. Throws conflict when there is none yet: then the outreach comes first.
 */
export async function sendDirectMessage(ctx: Context, input: SendReply): Promise<OutboxMessage> {
  const { number, text, key, seenVersion } = SendReply.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const ground = await loadCorrespondence(tx, ctx, number, "reply:send");
    const ticket = await lockTicket(tx, ground.ticket.id);
    if (!ticket) throw new DeskError("not-found", "There is no ticket with this number.");
    const step = `dm:${key}`;
    const existing = await tx.outboxMessage.findUnique({ where: { ticketId_step: { ticketId: ticket.id, step } } });
    if (existing) return existing;
    await refuseWhileCatchingUp(tx, ground.channel);
    await refuseStale(tx, ticket, seenVersion);
    const problem = dmProblem(text, ground.abilities);
    if (problem)
      throw new DeskError("unprocessable", problem.message, {
        because: problem.because,
        fields: { text: problem.message },
      });
    if (!(await hasDmLeg(tx, ticket.id))) {
      throw new DeskError("conflict", "There is no DM with this customer yet. Send the outreach first.", {
        because: "no-dm-leg",
      });
    }
    const byHand = ground.channel.state === "assisted";
    const message = await queueMessage(tx, inside, { ground, kind: "dm", step, text, replyTo: null, byHand });
    await recordChange(tx, ctx, ticket, { type: "reply.queued", data: { messageId: message.id, leg: "dm" } });
    return message;
  });
}

type Tx = Parameters<typeof queueMessage>[0];

async function hasDmLeg(tx: Tx, ticketId: string): Promise<boolean> {
  const sent = await tx.outboxMessage.count({
    where: { ticketId, leg: "dm", state: { in: ["accepted", "delivered", "read"] } },
  });
  const received = await tx.directMessage.count({ where: { ticketId } });
  return sent + received > 0;
}
