import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { permitSystem } from "#lib/people/permit.ts";

/** Writes an event for each clock that ran past its due time, once, so that history shows when it happened. Returns how many. */
export async function noteMissedClocks(ctx: Context, most = 200): Promise<number> {
  permitSystem(ctx.actor);
  const late = await ctx.db.$queryRaw<{ id: string; ticketId: string }[]>`
    SELECT id, "ticketId" FROM clock WHERE state = 'running' AND "dueAt" < now() ORDER BY "dueAt" LIMIT ${most}`;
  let noted = 0;
  for (const { id, ticketId } of late) if (await noteOne(ctx, id, ticketId)) noted += 1;
  return noted;
}

async function noteOne(ctx: Context, clockId: string, ticketId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    const clock = await tx.clock.findUnique({ where: { id: clockId } });
    if (!ticket || clock?.state !== "running" || !clock.dueAt || clock.dueAt.getTime() >= ctx.now.epochMilliseconds)
      return false;
    await recordChange(tx, ctx, ticket, {
      type: "clock.missed",
      at: Temporal.Instant.fromEpochMilliseconds(clock.dueAt.getTime()),
      because: clock.kind,
      data: { kind: clock.kind, round: clock.round },
    });
    return true;
  });
}
