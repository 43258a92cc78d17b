import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { inboxInclude, inboxRow } from "./inbox-rows.ts";
import { rowNames } from "./row-names.ts";
import type { InboxRow } from "./rules/ticket-view.ts";
import { views } from "./rules/views.ts";
import { searchSql } from "./search-sql.ts";
import { idsSql, viewSql } from "./view-sql.ts";

export const ListInbox = z.strictObject({
  view: z.enum(views).default("all-open"),
  assignee: z.union([z.literal("me"), z.literal("nobody"), z.uuid()]).optional(),
  channelId: z.uuid().optional(),
  brandId: z.uuid().optional(),
  network: z.string().max(40).optional(),
  status: z.string().max(40).optional(),
  /** Number, subject, handle or name contains it. */
  q: z.string().trim().max(100).optional(),
  cursor: z.string().max(200).nullable().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  /** "due" = what is due first comes first; "newest" = stable order of the API. */
  order: z.enum(["due", "newest"]).default("due"),
});
export type ListInbox = z.input<typeof ListInbox>;

/** Tickets of a view, keyset-paged. Sorted by due time (those without one last) or newest first. */
export async function listInbox(
  ctx: Context,
  input: ListInbox,
): Promise<{ rows: InboxRow[]; nextCursor: string | null }> {
  const actor = permitStaff(ctx.actor, "ticket:see");
  const wish = ListInbox.parse(input);
  if (wish.brandId) permitBrand(actor, wish.brandId);
  const brandIds = wish.brandId ? [wish.brandId] : actor.brandIds;
  const ids = await ctx.db.$queryRaw<{ id: string }[]>(
    idsSql({
      brandIds,
      conditions: [
        viewSql(wish.view, actor.staffId, ctx.now),
        ...(await filtersOf(ctx, wish, brandIds, actor.staffId)),
      ],
      order: wish.order,
      after: wish.cursor ? readPageCursor(wish.cursor) : null,
      limit: wish.limit + 1,
    }),
  );
  const shown = ids.slice(0, wish.limit).map((row) => row.id);
  const [found, names] = await Promise.all([
    ctx.db.ticket.findMany({ where: { id: { in: shown } }, include: inboxInclude }),
    rowNames(ctx, brandIds),
  ]);
  const byId = new Map(found.map((ticket) => [ticket.id, ticket]));
  const page = shown.flatMap((id) => byId.get(id) ?? []);
  const last = page.at(-1);
  const more = ids.length > wish.limit && last;
  return {
    rows: page.map((ticket) => inboxRow(ticket, names, ctx.now)),
    nextCursor: more ? pageCursor(wish.order === "newest" ? last.openedAt : last.nextDueAt, last.id) : null,
  };
}

async function filtersOf(
  ctx: Context,
  wish: z.output<typeof ListInbox>,
  brandIds: readonly string[],
  me: string,
): Promise<Prisma.Sql[]> {
  const { assignee, channelId, network, status, q } = wish;
  const filters: Prisma.Sql[] = [];
  if (assignee) {
    const id = assignee === "me" ? me : assignee;
    filters.push(id === "nobody" ? Prisma.sql`t."assigneeId" IS NULL` : Prisma.sql`t."assigneeId" = ${id}::uuid`);
  }
  if (channelId) filters.push(Prisma.sql`t."channelId" = ${channelId}::uuid`);
  if (network) filters.push(Prisma.sql`t.network = ${network}`);
  if (status) filters.push(Prisma.sql`t.status = ${status}`);
  if (q) filters.push(await searchSql(ctx, brandIds, q));
  return filters;
}
