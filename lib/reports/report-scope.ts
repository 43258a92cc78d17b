import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { clockKinds } from "#lib/sla/rules/policy.ts";
import { toDate } from "#lib/time/instant.ts";
import { periodOf } from "./rules/report-period.ts";
import { nobody, type ReportQuery } from "./rules/report-query.ts";

/** What one report covers, decided and permitted once for all its queries. */
export interface ReportScope {
  readonly brands: readonly { readonly id: string; readonly name: string; readonly zone: string }[];
  /** Days are days of this zone: the brand's, or the first brand's when there are several. */
  readonly zone: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** Each day of the period, "2026-11-22", in order. */
  readonly days: readonly string[];
  readonly channelId: string | null;
  readonly agentId: string | null;
  readonly kinds: readonly string[];
}

/** Brands whose report the actor may see, by name. Throws unless the actor holds "report:see". */
export async function listReportBrands(ctx: Context, brandId?: string): Promise<ReportScope["brands"]> {
  const actor = permitStaff(ctx.actor, "report:see");
  if (brandId) permitBrand(actor, brandId);
  return ctx.db.brand.findMany({
    where: { id: { in: brandId ? [brandId] : [...actor.brandIds] } },
    select: { id: true, name: true, zone: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Permits the report and reads its period. Throws invalid-input for a period that cannot be. */
export async function reportScope(ctx: Context, query: ReportQuery): Promise<ReportScope> {
  const brands = await listReportBrands(ctx, query.brandId);
  const zone = brands[0]?.zone ?? "Asia/Jakarta";
  const period = periodOf(query, zone);
  if (!period.ok) {
    throw new DeskError("invalid-input", "The period of the report cannot be used.", {
      fields: { from: period.because },
      because: period.because,
    });
  }
  return {
    brands,
    zone,
    start: period.start,
    end: period.end,
    days: period.days,
    channelId: query.channelId ?? null,
    agentId: query.agentId ?? null,
    kinds: query.kind ? [query.kind] : clockKinds,
  };
}

/** The brands as an SQL array; an empty one finds nothing. */
export function brandIdsSql(scope: ReportScope): Prisma.Sql {
  return Prisma.sql`${scope.brands.map((brand) => brand.id)}::uuid[]`;
}

/** A clock belongs to whoever stopped it; while nobody has, to whoever the ticket is assigned to. */
export const clockAgentSql = Prisma.sql`COALESCE(c."stoppedById", t."assigneeId")`;

/** The outcome of a clock `c` at `now`, in the words of rules/clock-figures.ts. */
export function clockOutcomeSql(now: Temporal.Instant): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN c."targetMinutes" IS NULL THEN 'no-deadline'
    WHEN c.state IN ('met', 'missed') THEN c.state
    WHEN c.state = 'running' AND c."dueAt" < ${toDate(now)} THEN 'missed'
    ELSE 'open' END`;
}

/** The clocks `c` (of tickets `t`) that started in the period; cancelled ones never count. */
export function clockScopeSql(scope: ReportScope): Prisma.Sql {
  return Prisma.sql`c."brandId" = ANY(${brandIdsSql(scope)}) AND c.kind = ANY(${[...scope.kinds]}::text[])
    AND c."startedAt" >= ${toDate(scope.start)} AND c."startedAt" < ${toDate(scope.end)} AND c.state <> 'cancelled'
    ${channelSql(scope, Prisma.sql`c."channelId"`)} ${agentSql(scope, clockAgentSql)}`;
}

/** The tickets `t` that were opened (posted by the customer) in the period. */
export function ticketScopeSql(scope: ReportScope): Prisma.Sql {
  return Prisma.sql`t."brandId" = ANY(${brandIdsSql(scope)})
    AND t."openedAt" >= ${toDate(scope.start)} AND t."openedAt" < ${toDate(scope.end)}
    ${channelSql(scope, Prisma.sql`t."channelId"`)} ${agentSql(scope, Prisma.sql`t."assigneeId"`)}`;
}

export function channelSql(scope: ReportScope, column: Prisma.Sql): Prisma.Sql {
  return scope.channelId === null ? Prisma.empty : Prisma.sql`AND ${column} = ${scope.channelId}::uuid`;
}

function agentSql(scope: ReportScope, column: Prisma.Sql): Prisma.Sql {
  if (scope.agentId === null) return Prisma.empty;
  return scope.agentId === nobody
    ? Prisma.sql`AND ${column} IS NULL`
    : Prisma.sql`AND ${column} = ${scope.agentId}::uuid`;
}

/** A time column as a date of the report's zone; `dayText` writes it as "2026-11-22" once it is grouped. */
export function daySql(scope: ReportScope, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} AT TIME ZONE ${scope.zone})::date`;
}

export const dayText = Prisma.sql`to_char(day, 'YYYY-MM-DD') AS day`;

/** How a ticket was first answered in public, over its accepted messages `o`: the words of rules/public-answer.ts, or null. */
export const publicAnswerSql = Prisma.sql`CASE
    WHEN min(o."acceptedAt") FILTER (WHERE o.leg = 'public') IS NULL THEN NULL
    WHEN min(o."acceptedAt") FILTER (WHERE o.leg = 'dm') <= min(o."acceptedAt") FILTER (WHERE o.leg = 'public') THEN 'dm-first'
    WHEN min(o."acceptedAt") FILTER (WHERE o.kind = 'invitation') = min(o."acceptedAt") FILTER (WHERE o.leg = 'public') THEN 'invited'
    ELSE 'public-first' END`;

/** Each ticket `t` with the messages `o` that networks accepted of it; the caller groups by t.id. */
export const ticketsWithMessagesSql = Prisma.sql`ticket t LEFT JOIN outbox_message o
    ON o."ticketId" = t.id AND o.state IN ('accepted', 'delivered', 'read') AND o."acceptedAt" IS NOT NULL`;
