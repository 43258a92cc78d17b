import type { Context } from "#lib/context.ts";
import { permitStaff } from "#lib/people/permit.ts";

/** The channels of the actor's brands, for the filters of "Operating". */
export async function listChannelChoices(ctx: Context): Promise<{ key: string; label: string }[]> {
  const actor = permitStaff(ctx.actor, "operating:see");
  return ctx.db.channel.findMany({
    where: { brandId: { in: [...actor.brandIds] } },
    select: { key: true, label: true },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
}
