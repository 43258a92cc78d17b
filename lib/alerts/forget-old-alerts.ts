import type { Context } from "#lib/context.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";

/** Alerts that ended, and the notices of them, are kept for 90 days. Returns how many rows went. */
export async function forgetOldAlerts(ctx: Context): Promise<number> {
  permitSystem(ctx.actor);
  const before = { lt: toDate(ctx.now.subtract({ hours: 24 * 90 })) };
  const over = { OR: [{ alertId: null }, { alert: { closedAt: before } }] };
  const notices = await ctx.db.staffNotice.deleteMany({ where: { createdAt: before, ...over } });
  const alerts = await ctx.db.alert.deleteMany({ where: { closedAt: before, notices: { none: {} } } });
  return notices.count + alerts.count;
}
