import type { Context } from "#lib/context.ts";
import { env } from "#lib/env.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { type AlertSettings, alertSettings } from "./alert-settings.ts";
import type { AlertsView, WayView } from "./rules/alerts-view.ts";
import { type NoticeWay, noticeWays } from "./rules/notice.ts";

/** Open alerts of the actor's brands and of the installation, and how the operator is told. */
export async function findAlerts(ctx: Context, settings: AlertSettings = alertSettings(env)): Promise<AlertsView> {
  const actor = permitStaff(ctx.actor, "operating:see");
  const brandIds = [...actor.brandIds];
  const alerts = await ctx.db.alert.findMany({
    where: { closedAt: null, OR: [{ brandId: null }, { brandId: { in: brandIds } }] },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const ids = alerts.flatMap((alert) => alert.channelId ?? []);
  const channels = await ctx.db.channel.findMany({ where: { id: { in: ids } }, select: { id: true, label: true } });
  const labels = new Map(channels.map((channel) => [channel.id, channel.label]));
  return {
    alerts: alerts.map(({ id, kind, channelId, since, openedAt, count }) => ({
      id,
      kind,
      channel: channelId ? (labels.get(channelId) ?? null) : null,
      since: since.toISOString(),
      openedAt: openedAt.toISOString(),
      count,
    })),
    ways: await Promise.all(noticeWays.map((way) => wayView(ctx, way, targetOf(way, settings)))),
  };
}

function targetOf(way: NoticeWay, { webhook, email }: AlertSettings): string | null {
  if (way === "webhook") return webhook ? new URL(webhook.url).host : null;
  return email ? email.to.join(", ") : null;
}

async function wayView(ctx: Context, way: NoticeWay, target: string | null): Promise<WayView> {
  const waiting = { via: way, state: "waiting", attempts: { gt: 0 }, because: { not: null } };
  const [last, failing, newest] = await Promise.all([
    ctx.db.staffNotice.findFirst({ where: { via: way, state: "sent" }, orderBy: { createdAt: "desc" } }),
    ctx.db.staffNotice.count({ where: waiting }),
    ctx.db.staffNotice.findFirst({ where: waiting, orderBy: { createdAt: "desc" } }),
  ]);
  const lastSentAt = last?.sentAt?.toISOString() ?? null;
  return { way, target, lastSentAt, failing, because: newest?.because ?? null };
}
