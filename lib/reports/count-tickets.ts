import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  daySql,
  dayText,
  publicAnswerSql,
  type ReportScope,
  ticketScopeSql,
  ticketsWithMessagesSql,
} from "./report-scope.ts";
import { type Cut, cutOf, type GroupedRow } from "./rules/cut.ts";
import { dmFirstFiguresOf } from "./rules/public-answer.ts";
import type { TicketFigures } from "./rules/report-shape.ts";

export type TicketCount = { readonly figures: TicketFigures } & Cut;

interface Row extends GroupedRow {
  readonly opened: number;
  readonly resolved: number;
  readonly closed: number;
  readonly dm_first: number;
  readonly invited: number;
  readonly public_first: number;
}

/** The tickets opened in the period, how they stand and how they were answered in public; permitted by the caller. */
export async function countTickets(ctx: Context, scope: ReportScope): Promise<TicketCount[]> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    WITH counted AS (
      SELECT ${daySql(scope, Prisma.sql`t."openedAt"`)} AS day, t."channelId" AS channel, t."assigneeId" AS agent, t.status,
        ${publicAnswerSql} AS answer
      FROM ${ticketsWithMessagesSql} WHERE ${ticketScopeSql(scope)} GROUP BY t.id
    )
    SELECT GROUPING(day, channel, agent)::int AS cut, ${dayText}, channel, agent, count(*)::int AS opened,
      (count(*) FILTER (WHERE status = 'resolved'))::int AS resolved,
      (count(*) FILTER (WHERE status = 'closed'))::int AS closed,
      (count(*) FILTER (WHERE answer = 'dm-first'))::int AS dm_first,
      (count(*) FILTER (WHERE answer = 'invited'))::int AS invited,
      (count(*) FILTER (WHERE answer = 'public-first'))::int AS public_first
    FROM counted GROUP BY GROUPING SETS ((), (day), (channel), (agent))`);
  return rows.map((row) => ({ figures: figuresOf(row), ...cutOf(row) }));
}

function figuresOf(row: Row): TicketFigures {
  const { opened, resolved, closed } = row;
  return {
    opened,
    resolved,
    closed,
    unclosed: opened - resolved - closed,
    dmFirst: dmFirstFiguresOf(row.dm_first, row.invited, row.public_first),
  };
}
