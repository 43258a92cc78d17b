import type { Context } from "#lib/context.ts";
import type { RowNames } from "./inbox-rows.ts";

/** Names of channels and colleagues of these brands: few rows, asked once per page instead of joined to each ticket. */
export async function rowNames(ctx: Context, brandIds: readonly string[]): Promise<RowNames> {
  const [channels, staff] = await Promise.all([
    ctx.db.channel.findMany({
      where: { brandId: { in: [...brandIds] } },
      select: { id: true, key: true, label: true },
    }),
    ctx.db.staff.findMany({
      where: { memberships: { some: { brandId: { in: [...brandIds] } } } },
      select: { id: true, name: true, initials: true },
    }),
  ]);
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    staff: new Map(staff.map((person) => [person.id, person])),
  };
}
