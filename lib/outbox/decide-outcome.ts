import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { acceptMessage } from "./accept-message.ts";

export const DecideOutcome = z.strictObject({
  messageId: z.uuid(),
  outcome: z.enum(["was-sent", "send-again"]),
  /** Where the network shows it, when a person posted or found it. */
  permalink: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});
export type DecideOutcome = z.infer<typeof DecideOutcome>;

/**
 * A person's answer to "was it sent?". "was-sent" records their name as the proof; "send-again" queues it once more.
 * Only for messages that wait for a person, or whose outcome is still unknown. Releasing takes a supervisor,
 * confirming what one sees oneself an agent.
 */
export async function decideOutcome(ctx: Context, input: DecideOutcome): Promise<OutboxMessage> {
  const { messageId, outcome, permalink } = DecideOutcome.parse(input);
  const actor = permitStaff(ctx.actor, outcome === "send-again" ? "outbox:release" : "outbox:confirm");
  return inTransaction(ctx, async (tx, inside) => {
    const found = await tx.outboxMessage.findUnique({
      where: { id: messageId },
      select: { ticketId: true, brandId: true },
    });
    if (!found) throw new DeskError("not-found", "There is no such message.");
    permitBrand(actor, found.brandId);
    const ticket = await lockTicket(tx, found.ticketId);
    await tx.$queryRaw`SELECT 1 FROM outbox_message WHERE id = ${messageId}::uuid FOR UPDATE`;
    const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: messageId } });
    if (!ticket || !(message.state === "needs-a-person" || message.state === "unknown")) {
      throw new DeskError("conflict", "This message no longer waits for a decision.", { because: message.state });
    }
    if (outcome === "was-sent") {
      await acceptMessage(tx, inside, ticket, message, { confirmedById: actor.staffId, permalink: permalink ?? null });
    } else {
      await sendAgain(tx, inside, ticket, message);
    }
    return tx.outboxMessage.findUniqueOrThrow({ where: { id: messageId } });
  });
}

async function sendAgain(
  tx: Parameters<typeof acceptMessage>[0],
  ctx: Context,
  ticket: Ticket,
  message: OutboxMessage,
) {
  await tx.outboxMessage.update({
    where: { id: message.id },
    data: {
      state: "queued",
      dueAt: toDate(ctx.now),
      because: "released-by-a-person",
      unknownSince: null,
      absentReads: 0,
    },
  });
  const isFirstDm = message.kind === "first-dm";
  await recordChange(tx, ctx, ticket, {
    type: isFirstDm ? "outreach.resumed" : "reply.queued",
    because: "released-by-a-person",
    data: { messageId: message.id },
  });
}
