import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { recordAudit } from "./record-audit.ts";

/** Ends the actor's own session; a second time, or without a session, it does nothing. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== "staff") return;
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.staffSession.updateMany({
      where: { id: actor.sessionId, revokedAt: null },
      data: { revokedAt: toDate(ctx.now) },
    });
    if (ended.count > 0) await recordAudit(tx, ctx, { action: "staff.signed-out", target: actor.staffId });
  });
}
