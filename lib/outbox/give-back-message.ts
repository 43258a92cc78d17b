import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import type { Claim } from "./claim-next-message.ts";

/**
 * Puts a claimed message back that was certainly never sent: its worker was held up for so long that the lease may be
 * over by the time a call ends. Fenced by the attempt, as every settling is.
 */
export async function giveBackMessage(ctx: Context, { message }: Claim): Promise<void> {
  permitSystem(ctx.actor);
  const because = "held up before sending";
  await inTransaction(ctx, async (tx) => {
    await tx.outboxMessage.updateMany({
      where: { id: message.id, attempt: message.attempt, state: "sending" },
      data: { state: "queued", because, leaseUntil: null },
    });
    await tx.outboxAttempt.updateMany({
      where: { messageId: message.id, attempt: message.attempt, endedAt: null },
      data: { endedAt: toDate(Temporal.Now.instant()), outcome: "not-sent", because },
    });
  });
}
