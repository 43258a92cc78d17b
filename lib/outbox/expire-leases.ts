import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { describeError, log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { needsAPerson } from "./refuse-message.ts";
import { unknownState } from "./rules/after-attempt.ts";
import { attempted } from "./settle-attempt.ts";

/**
 * Messages whose worker died while sending: nobody knows whether the network has them, so they become unknown, never
 * queued (law 4). Uses the database's clock. Returns how many.
 */
export async function expireLeases(ctx: Context): Promise<number> {
  permitSystem(ctx.actor);
  const stale = await ctx.db.$queryRaw<{ id: string; ticketId: string }[]>`
    SELECT id, "ticketId" FROM outbox_message WHERE state = 'sending' AND "leaseUntil" < now() LIMIT 100`;
  let expired = 0;
  for (const { id, ticketId } of stale) if (await expireOrTell(ctx, id, ticketId)) expired += 1;
  return expired;
}

/** One message that cannot be cleared up must not keep the others waiting. */
async function expireOrTell(ctx: Context, messageId: string, ticketId: string): Promise<boolean> {
  try {
    return await expireOne(ctx, messageId, ticketId);
  } catch (error) {
    log.error({ err: describeError(error), messageId }, "an expired lease could not be cleared up");
    return false;
  }
}

async function expireOne(ctx: Context, messageId: string, ticketId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx, inside) => {
    const ticket = await lockTicket(tx, ticketId);
    const [row] = await tx.$queryRaw<{ dbNow: Date }[]>`
      SELECT now() AS "dbNow" FROM outbox_message
      WHERE id = ${messageId}::uuid AND state = 'sending' AND "leaseUntil" < now() FOR UPDATE`;
    if (!row || !ticket) return false;
    const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: messageId }, include: { channel: true } });
    const next = unknownState(
      "its worker stopped while sending",
      attempted(message.channel, message, toInstant(row.dbNow)),
    );
    await tx.outboxMessage.update({
      where: { id: messageId },
      data: {
        state: next.state,
        because: next.because,
        dueAt: toDate(next.dueAt),
        leaseUntil: null,
        unknownSince: row.dbNow,
        absentReads: 0,
      },
    });
    await tx.outboxAttempt.updateMany({
      where: { messageId, attempt: message.attempt, endedAt: null },
      data: { endedAt: row.dbNow, outcome: "unknown", because: next.because },
    });
    if (next.state === "needs-a-person") await needsAPerson(tx, inside, ticket, message, next.because);
    return true;
  });
}
