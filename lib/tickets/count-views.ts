import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { type View, views } from "./rules/views.ts";
import { idsSql, viewSql } from "./view-sql.ts";

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
  const inView = (view: View) =>
    idsSql({
      brandIds,
      conditions: [viewSql(view, actor.staffId, ctx.now)],
      order: "due",
      after: null,
      limit: mostCounted,
    });
  const monthAgo = toDate(ctx.now.subtract({ hours: 24 * 30 }));
  const mentions = (condition: Prisma.Sql) => Prisma.sql`
    SELECT 1 FROM unnest(${brandIds}::uuid[]) AS brand(id) CROSS JOIN LATERAL (
      SELECT 1 FROM mention m WHERE m."brandId" = brand.id AND ${condition} AND m."postedAt" >= ${monthAgo}
      ORDER BY m."postedAt" DESC, m.id DESC LIMIT ${mostCounted}) found LIMIT ${mostCounted}`;
  const questions: [keyof ViewCounts, Prisma.Sql][] = [
    ...views.map((view): [View, Prisma.Sql] => [view, inView(view)]),
    ["praise", mentions(Prisma.sql`m.state = 'kept' AND m.kind = 'praise'`)],
    ["unsorted", mentions(Prisma.sql`m.state = 'unsorted'`)],
  ];
  const counted = await ctx.db.$queryRaw<{ name: keyof ViewCounts; count: number }[]>(
    Prisma.join(
      questions.map(([name, sql]) => Prisma.sql`SELECT ${name} AS name, count(*)::int AS count FROM (${sql}) counted`),
      " UNION ALL ",
    ),
  );
  const counts = new Map(counted.map(({ name, count }) => [name, count]));
  return Object.fromEntries(questions.map(([name]) => [name, counts.get(name) ?? 0])) as ViewCounts;
}
