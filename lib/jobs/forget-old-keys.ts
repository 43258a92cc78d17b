import type { Context } from "#lib/context.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";

/** Idempotency keys are answered for a week, dead sessions and used codes are kept a month; then they go. */
export async function forgetOldKeys(ctx: Context): Promise<number> {
  permitSystem(ctx.actor);
  const weekAgo = toDate(ctx.now.subtract({ hours: 24 * 7 }));
  const monthAgo = toDate(ctx.now.subtract({ hours: 24 * 30 }));
  const keys = await ctx.db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: weekAgo } } });
  const codes = await ctx.db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: monthAgo } } });
  const sessions = await ctx.db.staffSession.deleteMany({ where: { expiresAt: { lt: monthAgo } } });
  return keys.count + codes.count + sessions.count;
}
