import { Prisma } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { dueSoonMinutes, type View } from "./rules/views.ts";

const working = Prisma.sql`t.status IN ('new', 'open', 'waiting-customer', 'waiting-internal')`;
const ours = Prisma.sql`t.status IN ('new', 'open', 'waiting-internal')`;

/**
 * A view as a condition over ticket `t`: the one place where a view's question is written down. The words are constants
 * so that each view meets its partial index (migration fast_lists).
 */
export function viewSql(view: View, staffId: string, now: Temporal.Instant): Prisma.Sql {
  switch (view) {
    case "needs-dm":
      return Prisma.sql`${ours} AND t."outreachState" IN ('none', 'refused')`;
    case "answered":
      return Prisma.sql`${ours} AND t."awaitsUsSince" IS NOT NULL AND t."outreachState" NOT IN ('none', 'refused')`;
    case "due-soon":
      return Prisma.sql`${working} AND t."nextDueAt" <= ${toDate(now.add({ minutes: dueSoonMinutes }))}`;
    case "waiting":
      return Prisma.sql`t.status IN ('waiting-customer', 'waiting-internal')`;
    case "needs-a-look":
      return Prisma.sql`${working} AND t.id IN (${troubledSql})`;
    case "mine":
      return Prisma.sql`${working} AND t."assigneeId" = ${staffId}::uuid`;
    case "all-open":
      return working;
    case "resolved":
      return Prisma.sql`t.status = 'resolved'`;
  }
}

/** Tickets of which a person should know that something went wrong: few, so they are asked for first. */
const troubledSql = Prisma.sql`
  SELECT n.id FROM ticket n WHERE n."outreachState" = 'needs-a-person'
    AND n.status IN ('new', 'open', 'waiting-customer', 'waiting-internal')
  UNION SELECT o."ticketId" FROM outbox_message o
  WHERE o.state IN ('unknown', 'needs-a-person') OR (o.state = 'refused' AND o.kind IN ('dm', 'public-reply'))`;

export type InboxOrder = "due" | "newest";

export interface Selection {
  readonly brandIds: readonly string[];
  /** Conditions over ticket `t`; all must hold. */
  readonly conditions: readonly Prisma.Sql[];
  readonly order: InboxOrder;
  /** Strictly after this row of the page before, in the same order. */
  readonly after: { readonly at: Date | null; readonly id: string } | null;
  readonly limit: number;
}

/**
 * A query for the first `limit` ids in order. Brands, and the two parts after a cursor (with and without a due time),
 * are each walked along their index, at most `limit` rows far, and merged.
 */
export function idsSql({ brandIds, conditions, order, after, limit }: Selection): Prisma.Sql {
  const place = order === "due" ? Prisma.sql`t."nextDueAt"` : Prisma.sql`t."openedAt"`;
  const direction = order === "due" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const part = (begin: Prisma.Sql) => Prisma.sql`(
    SELECT t.id, ${place} AS place FROM ticket t WHERE t."brandId" = brand.id AND ${Prisma.join([...conditions, begin], " AND ")}
    ORDER BY ${place} ${direction}, t.id ${direction} LIMIT ${limit})`;
  return Prisma.sql`
    SELECT found.id FROM unnest(${[...brandIds]}::uuid[]) AS brand(id)
      CROSS JOIN LATERAL (${Prisma.join(beginnings(order, after).map(part), " UNION ALL ")}) AS found
    ORDER BY found.place ${direction} ${order === "due" ? Prisma.sql`NULLS LAST` : Prisma.empty}, found.id ${direction}
    LIMIT ${limit}`;
}

function beginnings(order: InboxOrder, after: Selection["after"]): Prisma.Sql[] {
  if (after === null) return [Prisma.sql`true`];
  const { at, id } = after;
  if (order === "newest") return [Prisma.sql`(t."openedAt", t.id) < (${at ?? new Date(0)}, ${id}::uuid)`];
  if (at === null) return [Prisma.sql`t."nextDueAt" IS NULL AND t.id > ${id}::uuid`];
  return [Prisma.sql`(t."nextDueAt", t.id) > (${at}, ${id}::uuid)`, Prisma.sql`t."nextDueAt" IS NULL`];
}
