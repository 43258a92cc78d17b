import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { needsAPerson } from "./refuse-message.ts";

export const TakeInHand = z.strictObject({ messageId: z.uuid() });

/**
 * A message that waits for its channel is given to a person who sends it by hand, in the network's own app: from then
 * on the worker leaves it alone until somebody says "it was sent" or a supervisor "send again". Only what waits and
 * is not being sent at this moment. Throws conflict.
 */
export async function takeInHand(ctx: Context, input: z.infer<typeof TakeInHand>): Promise<OutboxMessage> {
  const { messageId } = TakeInHand.parse(input);
  const actor = permitStaff(ctx.actor, "outbox:confirm");
  return inTransaction(ctx, async (tx, inside) => {
    const found = await tx.outboxMessage.findUnique({
      where: { id: messageId },
      select: { ticketId: true, brandId: true },
    });
    if (!found) throw new DeskError("not-found", "There is no such message.");
    permitBrand(actor, found.brandId);
    const ticket = await lockTicket(tx, found.ticketId);
    const taken = await tx.outboxMessage.updateMany({
      where: { id: messageId, state: "queued" },
      data: { state: "needs-a-person", because: "taken-in-hand" },
    });
    const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: messageId } });
    if (!ticket || taken.count === 0) {
      throw new DeskError("conflict", "This message no longer waits.", { because: message.state });
    }
    await needsAPerson(tx, inside, ticket, message, "taken-in-hand");
    return message;
  });
}
