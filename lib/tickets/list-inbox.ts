import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { inboxInclude, inboxRow } from "./inbox-rows.ts";
import { rowNames } from "./row-names.ts";
import type { InboxRow } from "./rules/ticket-view.ts";
import { views } from "./rules/views.ts";
import { whereOfView } from "./where-of-view.ts";

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
  const filters: Prisma.TicketWhereInput[] = [
    { brandId: { in: [...brandIds] } },
    whereOfView(wish.view, actor.staffId, ctx.now),
    ...(wish.assignee ? [{ assigneeId: assigneeOf(wish.assignee, actor.staffId) }] : []),
    ...(wish.channelId ? [{ channelId: wish.channelId }] : []),
    ...(wish.network ? [{ network: wish.network }] : []),
    ...(wish.status ? [{ status: wish.status }] : []),
    ...(wish.q ? [search(wish.q)] : []),
    ...(wish.cursor ? [after(wish.cursor, wish.order)] : []),
  ];
  const tickets = await ctx.db.ticket.findMany({
    where: { AND: filters },
    include: inboxInclude,
    orderBy:
      wish.order === "newest"
        ? [{ openedAt: "desc" }, { id: "desc" }]
        : [{ nextDueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: wish.limit + 1,
  });
  const page = tickets.slice(0, wish.limit);
  const names = await rowNames(ctx, brandIds);
  const last = page.at(-1);
  const more = tickets.length > wish.limit && last;
  return {
    rows: page.map((ticket) => inboxRow(ticket, names, ctx.now)),
    nextCursor: more ? pageCursor(wish.order === "newest" ? last.openedAt : last.nextDueAt, last.id) : null,
  };
}

function assigneeOf(wish: string, me: string): string | null {
  if (wish === "nobody") return null;
  return wish === "me" ? me : wish;
}

function search(q: string): Prisma.TicketWhereInput {
  const contains = { contains: q, mode: "insensitive" as const };
  return {
    OR: [
      { number: { contains: q.toUpperCase() } },
      { subject: contains },
      { handle: { username: { contains: q.replace(/^@/, ""), mode: "insensitive" } } },
      { handle: { displayName: contains } },
    ],
  };
}

/** Strictly after the last row of the page before, in the same order. */
function after(cursor: string, order: "due" | "newest"): Prisma.TicketWhereInput {
  const { at, id } = readPageCursor(cursor);
  if (order === "newest") {
    const opened = at ?? new Date(0);
    return { OR: [{ openedAt: { lt: opened } }, { openedAt: opened, id: { lt: id } }] };
  }
  if (at === null) return { nextDueAt: null, id: { gt: id } };
  return { OR: [{ nextDueAt: { gt: at } }, { nextDueAt: at, id: { gt: id } }, { nextDueAt: null }] };
}
