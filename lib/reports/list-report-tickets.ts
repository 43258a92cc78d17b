import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { toInstant, toIso } from "#lib/time/instant.ts";
import {
  clockOutcomeSql,
  clockScopeSql,
  publicAnswerSql,
  reportScope,
  ticketScopeSql,
  ticketsWithMessagesSql,
} from "./report-scope.ts";
import { DrillDown } from "./rules/report-query.ts";
import type { ReportTicketRow, ReportTickets } from "./rules/report-shape.ts";

interface Row {
  readonly rowId: string;
  readonly sortAt: Date;
  readonly number: string;
  readonly subject: string;
  readonly network: string;
  readonly channelLabel: string;
  readonly brandName: string;
  readonly status: string;
  readonly outreachState: string;
  readonly assigneeName: string | null;
  readonly openedAt: Date;
  readonly outcome: string | null;
  readonly round: number | null;
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly elapsedSeconds: number | null;
}

/**
 * The tickets behind one number, newest first, with exactly the conditions by which the number was counted.
 * Needs "report:see". Pages by cursor, never by offset.
 */
export async function listReportTickets(ctx: Context, input: DrillDown): Promise<ReportTickets> {
  const parsed = DrillDown.safeParse(input);
  if (!parsed.success) throw new DeskError("invalid-input", "These tickets cannot be listed with this filter.");
  const { measure, outcome, cursor, limit, ...query } = parsed.data;
  const isOfTickets = measure === "opened" || measure === "dm-first";
  const scope = await reportScope(ctx, isOfTickets ? query : { ...query, kind: measure });
  const source = isOfTickets ? ticketSource : clockSource;
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT f.*, t.number, t.subject, t.network, t.status, t."outreachState", t."openedAt",
      ch.label AS "channelLabel", b.name AS "brandName", s.name AS "assigneeName"
    FROM (${source(ctx, scope)}) f
    JOIN ticket t ON t.id = f."ticketId" JOIN channel ch ON ch.id = t."channelId" JOIN brand b ON b.id = t."brandId"
    LEFT JOIN staff s ON s.id = t."assigneeId"
    WHERE ${outcomeSql(measure, outcome)} ${afterSql(cursor)}
    ORDER BY f."sortAt" DESC, f."rowId" DESC LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page.map(shape), nextCursor: rows.length > limit && last ? cursorOf(last) : null, zone: scope.zone };
}

type Scope = Awaited<ReturnType<typeof reportScope>>;

function clockSource(ctx: Context, scope: Scope): Prisma.Sql {
  return Prisma.sql`SELECT c.id AS "rowId", c."ticketId", c."startedAt" AS "sortAt", ${clockOutcomeSql(ctx.now)} AS outcome,
      c.round, c."startedAt", c."dueAt", c."stoppedAt", c."elapsedSeconds"
    FROM clock c JOIN ticket t ON t.id = c."ticketId" WHERE ${clockScopeSql(scope)}`;
}

function ticketSource(_ctx: Context, scope: Scope): Prisma.Sql {
  return Prisma.sql`SELECT t.id AS "rowId", t.id AS "ticketId", t."openedAt" AS "sortAt", ${publicAnswerSql} AS outcome,
      NULL::int AS round, NULL::timestamptz AS "startedAt", NULL::timestamptz AS "dueAt", NULL::timestamptz AS "stoppedAt",
      NULL::int AS "elapsedSeconds"
    FROM ${ticketsWithMessagesSql} WHERE ${ticketScopeSql(scope)} GROUP BY t.id`;
}

function outcomeSql(measure: string, outcome: string | undefined): Prisma.Sql {
  if (measure === "opened") {
    if (outcome === "unclosed") return Prisma.sql`t.status NOT IN ('resolved', 'closed')`;
    return outcome === undefined || outcome === "all" ? Prisma.sql`true` : Prisma.sql`t.status = ${outcome}`;
  }
  if (outcome === undefined || outcome === "all") {
    return measure === "dm-first" ? Prisma.sql`f.outcome IS NOT NULL` : Prisma.sql`true`;
  }
  return Prisma.sql`f.outcome = ${outcome}`;
}

function cursorOf(row: Row): string {
  return `${toIso(toInstant(row.sortAt))}~${row.rowId}`;
}

function afterSql(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const [time = "", id = ""] = cursor.split("~");
  const isCursor = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(time) && /^[0-9a-f-]{36}$/.test(id);
  const at = isCursor ? new Date(time) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) throw new DeskError("invalid-input", "This page of the list does not exist.");
  return Prisma.sql`AND (f."sortAt", f."rowId") < (${at}, ${id}::uuid)`;
}

function shape(row: Row): ReportTicketRow {
  const iso = (date: Date | null) => (date ? toIso(toInstant(date)) : null);
  const { number, subject, network, channelLabel, brandName, status, outreachState, assigneeName, outcome } = row;
  const clock = row.startedAt && {
    round: row.round ?? 1,
    startedAt: toIso(toInstant(row.startedAt)),
    dueAt: iso(row.dueAt),
    stoppedAt: iso(row.stoppedAt),
    elapsedSeconds: row.elapsedSeconds,
  };
  const openedAt = toIso(toInstant(row.openedAt));
  return {
    id: row.rowId,
    number,
    subject,
    network,
    channelLabel,
    brandName,
    status,
    outreachState,
    assigneeName,
    openedAt,
    outcome,
    clock,
  };
}
