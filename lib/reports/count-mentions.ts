import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { brandIdsSql, channelSql, daySql, dayText, type ReportScope } from "./report-scope.ts";
import type { MentionCount } from "./rules/report-shape.ts";

/** Public posts of the period by day and kind. They belong to no agent, so the agent of the scope does not narrow them. */
export async function countMentions(ctx: Context, scope: ReportScope): Promise<MentionCount[]> {
  return ctx.db.$queryRaw<MentionCount[]>(Prisma.sql`
    SELECT ${dayText}, kind, count(*)::int AS total,
      (count(*) FILTER (WHERE state IN ('ticketed', 'attached')))::int AS ticketed,
      (count(*) FILTER (WHERE state = 'kept'))::int AS kept,
      (count(*) FILTER (WHERE state = 'unsorted'))::int AS unsorted
    FROM (
      SELECT ${daySql(scope, Prisma.sql`m."postedAt"`)} AS day, m.kind, m.state
      FROM mention m
      WHERE m."brandId" = ANY(${brandIdsSql(scope)})
        AND m.state IN ('recorded', 'ticketed', 'attached', 'kept', 'unsorted')
        AND m."postedAt" >= ${toDate(scope.start)} AND m."postedAt" < ${toDate(scope.end)}
        ${channelSql(scope, Prisma.sql`m."channelId"`)}
    ) counted
    GROUP BY counted.day, kind ORDER BY counted.day, kind`);
}
