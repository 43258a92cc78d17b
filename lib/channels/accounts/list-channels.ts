import { connectorOf } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { permitStaff } from "#lib/people/permit.ts";

export interface ChannelRow {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly network: string;
  readonly networkLabel: string;
  readonly username: string;
  readonly brandName: string;
  readonly state: string;
  readonly because: string | null;
  readonly trouble: string | null;
  readonly blockedUntil: string | null;
  /** When the last event of the network arrived; null = none yet. */
  readonly lastEventAt: string | null;
  readonly isPolled: boolean;
  readonly polledAt: string | null;
  readonly pollTrouble: string | null;
  /** Path of the address that the network calls. */
  readonly webhookPath: string;
}

/** The connected accounts of the actor's brands with how they fare; never their secrets. Times are ISO 8601 in UTC. */
export async function listChannels(ctx: Context): Promise<ChannelRow[]> {
  const actor = permitStaff(ctx.actor, "settings:channels");
  const rows = await ctx.db.channel.findMany({
    where: { brandId: { in: [...actor.brandIds] } },
    include: {
      brand: { select: { name: true } },
      rawEvents: { orderBy: { receivedAt: "desc" }, take: 1, select: { receivedAt: true } },
    },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => {
    const connector = connectorOf(row.network);
    return {
      id: row.id,
      key: row.key,
      label: row.label,
      network: row.network,
      networkLabel: connector.label,
      username: row.username,
      brandName: row.brand.name,
      state: row.state,
      because: row.because,
      trouble: row.trouble,
      blockedUntil: row.blockedUntil?.toISOString() ?? null,
      lastEventAt: row.rawEvents[0]?.receivedAt.toISOString() ?? null,
      isPolled: connector.pollEverySeconds !== null,
      polledAt: row.polledAt?.toISOString() ?? null,
      pollTrouble: row.pollTrouble,
      webhookPath: `/api/webhooks/${row.network}/${row.key}`,
    };
  });
}
