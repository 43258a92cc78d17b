import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { findTicketNames } from "./find-ticket-names.ts";
import { ticketStatuses } from "./rules/status.ts";
import { type TicketItem, ticketInclude, ticketItem } from "./ticket-columns.ts";

export const ListTickets = z.strictObject({
  status: z.enum(ticketStatuses).optional(),
  network: z.string().min(1).max(40).optional(),
  /** Key of a channel. */
  channel: z.string().min(1).max(80).optional(),
  /** "me", "none", or a person's id. */
  assignee: z.union([z.literal("me"), z.literal("none"), z.uuid()]).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListTickets = z.input<typeof ListTickets>;

export interface TicketPage {
  readonly items: readonly TicketItem[];
  readonly nextCursor: string | null;
}

/** Tickets of the actor's brands, newest first by their opening; the order is stable and pages never overlap. */
export async function listTickets(ctx: Context, input: ListTickets): Promise<TicketPage> {
  const actor = permitStaff(ctx.actor, "ticket:see");
  const { status, network, channel, assignee, cursor, limit } = ListTickets.parse(input);
  const brandId = { in: [...actor.brandIds] };
  const where: Prisma.TicketWhereInput = { brandId };
  if (status) where.status = status;
  if (network) where.network = network;
  if (assignee) where.assigneeId = assignee === "me" ? actor.staffId : assignee === "none" ? null : assignee;
  if (channel) {
    const found = await ctx.db.channel.findFirst({ where: { key: channel, brandId }, select: { id: true } });
    if (!found) return { items: [], nextCursor: null };
    where.channelId = found.id;
  }
  if (cursor) where.AND = afterCursor(cursor);
  const rows = await ctx.db.ticket.findMany({
    where,
    include: ticketInclude,
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const assigneeIds = shown.map((row) => row.assigneeId);
  const names = await findTicketNames(ctx.db, actor.brandIds, assigneeIds);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ticketItem(row, names)),
    nextCursor: last ? pageCursor(last.openedAt, last.id) : null,
  };
}

/** The bound on openedAt alone lets the index begin at the right place; the OR sorts out ties. */
function afterCursor(cursor: string): Prisma.TicketWhereInput {
  const place = readPageCursor(cursor);
  const openedAt = place.at ?? new Date(0);
  return {
    openedAt: { lte: openedAt },
    OR: [{ openedAt: { lt: openedAt } }, { openedAt, id: { lt: place.id } }],
  };
}
