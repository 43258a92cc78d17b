import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { type View, views } from "./rules/views.ts";
import { whereOfView } from "./where-of-view.ts";

export const CountViews = z.strictObject({ brandId: z.uuid().optional() });

/** Counts above this are shown as "999+": an exact count of a large view costs more than it tells. */
export const mostCounted = 1_000;

export type ViewCounts = Record<View, number> & { readonly praise: number; readonly unsorted: number };

/** How many tickets wait in each view, and how much praise and unsorted there is (the last 30 days), capped at 1,000. */
export async function countViews(ctx: Context, input: z.infer<typeof CountViews> = {}): Promise<ViewCounts> {
  const actor = permitStaff(ctx.actor, "ticket:see");
  const { brandId } = CountViews.parse(input);
  if (brandId) permitBrand(actor, brandId);
  const brandIds = brandId ? [brandId] : [...actor.brandIds];
  const counts = await Promise.all(
    views.map(async (view): Promise<[View, number]> => {
      const where = { AND: [{ brandId: { in: brandIds } }, whereOfView(view, actor.staffId, ctx.now)] };
      return [view, (await ctx.db.ticket.findMany({ where, select: { id: true }, take: mostCounted })).length];
    }),
  );
  const monthAgo = new Date(ctx.now.subtract({ hours: 24 * 30 }).epochMilliseconds);
  const mentions = (where: { state: string; kind?: string }) =>
    ctx.db.mention.count({
      where: { ...where, brandId: { in: brandIds }, postedAt: { gte: monthAgo } },
      take: mostCounted,
    });
  const [praise, unsorted] = await Promise.all([
    mentions({ state: "kept", kind: "praise" }),
    mentions({ state: "unsorted" }),
  ]);
  return { ...(Object.fromEntries(counts) as Record<View, number>), praise, unsorted };
}
