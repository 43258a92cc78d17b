import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { refuseWhileCatchingUp } from "#lib/outbox/permit-after-restore.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";
import { publicProblem } from "#lib/replies/rules/check-texts.ts";
import { refuseStale } from "./refuse-stale.ts";
import { claimsDirectMessage } from "./rules/claims-dm.ts";
import { SendReply } from "./send-direct-message.ts";

/**
 * Queues a hand-typed public reply under the customer's latest post that allows one. Blocked: a text that claims a DM
 * while none is accepted (law 3), personal data (law 8), a text that the network would refuse.
 */
export async function replyPublicly(ctx: Context, input: SendReply): Promise<OutboxMessage> {
  const { number, text, key, seenVersion } = SendReply.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const ground = await loadCorrespondence(tx, ctx, number, "reply:send");
    const ticket = await lockTicket(tx, ground.ticket.id);
    if (!ticket) throw new DeskError("not-found", "There is no ticket with this number.");
    const step = `public:${key}`;
    const existing = await tx.outboxMessage.findUnique({ where: { ticketId_step: { ticketId: ticket.id, step } } });
    if (existing) return existing;
    await refuseWhileCatchingUp(tx, ground.channel);
    await refuseStale(tx, ticket, seenVersion);
    const problem = publicProblem(text, ground.abilities, { mayLink: false });
    if (problem)
      throw new DeskError("unprocessable", problem.message, {
        because: problem.because,
        fields: { text: problem.message },
      });
    if (claimsDirectMessage(text).claims && !(await hasAcceptedDm(tx, ticket.id))) {
      throw new DeskError("unprocessable", "This text says that a DM was sent, but none is accepted yet.", {
        because: "claims-dm",
        fields: { text: "claims a DM" },
      });
    }
    if (!ground.anchor)
      throw new DeskError("conflict", "There is no public post of this customer to reply to.", { because: "no-post" });
    const byHand = ground.channel.state === "assisted" || !ground.anchor.canReplyPublicly;
    const message = await queueMessage(tx, inside, {
      ground,
      kind: "public-reply",
      step,
      text,
      replyTo: ground.anchor,
      byHand,
    });
    await recordChange(tx, ctx, ticket, {
      type: byHand ? "reply.needs-a-person" : "reply.queued",
      because: byHand ? ground.anchor.because : null,
      data: { messageId: message.id, leg: "public" },
    });
    return message;
  });
}

async function hasAcceptedDm(tx: Parameters<typeof queueMessage>[0], ticketId: string): Promise<boolean> {
  const sent = { ticketId, leg: "dm", state: { in: ["accepted", "delivered", "read"] } };
  return (await tx.outboxMessage.count({ where: sent })) > 0;
}
