import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ClockKind } from "#lib/sla/rules/policy.ts";
import { clockAgentSql, clockOutcomeSql, clockScopeSql, daySql, dayText, type ReportScope } from "./report-scope.ts";
import { type ClockFigures, shareOf } from "./rules/clock-figures.ts";
import { type Cut, cutOf, type GroupedRow } from "./rules/cut.ts";

/** Figures of one kind of clock: all together, or of one day, one channel or one agent (null = nobody). */
export type ClockCount = { readonly kind: ClockKind; readonly figures: ClockFigures } & Cut;

interface Row extends GroupedRow {
  readonly kind: ClockKind;
  readonly total: number;
  readonly met: number;
  readonly missed: number;
  readonly open: number;
  readonly none: number;
  /** Median and p90 in one sort; null where no clock has stopped. */
  readonly ranks: readonly [number | null, number | null] | null;
}

/** All clock figures of a report in one pass over the clocks of the period; the caller has permitted the scope. */
export async function countClocks(ctx: Context, scope: ReportScope): Promise<ClockCount[]> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    WITH counted AS (
      SELECT c.kind, ${daySql(scope, Prisma.sql`c."startedAt"`)} AS day, c."channelId" AS channel, ${clockAgentSql} AS agent,
        ${clockOutcomeSql(ctx.now)} AS outcome, CASE WHEN c."stoppedAt" IS NOT NULL THEN c."elapsedSeconds" END AS elapsed
      FROM clock c JOIN ticket t ON t.id = c."ticketId"
      WHERE ${clockScopeSql(scope)}
    )
    SELECT kind, GROUPING(day, channel, agent)::int AS cut, ${dayText}, channel, agent, count(*)::int AS total,
      (count(*) FILTER (WHERE outcome = 'met'))::int AS met,
      (count(*) FILTER (WHERE outcome = 'missed'))::int AS missed,
      (count(*) FILTER (WHERE outcome = 'open'))::int AS open,
      (count(*) FILTER (WHERE outcome = 'no-deadline'))::int AS none,
      percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY elapsed) AS ranks
    FROM counted GROUP BY GROUPING SETS ((kind), (kind, day), (kind, channel), (kind, agent))`);
  return rows.map((row) => ({ kind: row.kind, figures: figuresOf(row), ...cutOf(row) }));
}

function figuresOf(row: Row): ClockFigures {
  return {
    total: row.total,
    met: row.met,
    missed: row.missed,
    open: row.open,
    withoutDeadline: row.none,
    attainment: shareOf(row.met, row.met + row.missed),
    medianSeconds: row.ranks?.[0] ?? null,
    p90Seconds: row.ranks?.[1] ?? null,
  };
}
