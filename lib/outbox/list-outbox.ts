import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { lateAfterSeconds, refusedWithinHours } from "#lib/operating/rules/thresholds.ts";
import { permitStaff } from "#lib/people/permit.ts";
import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";
import { toDate } from "#lib/time/instant.ts";
import { estimateDepartures } from "./estimate-departures.ts";
import { outboxView } from "./outbox-view.ts";
import { bucketOf, outboxStates } from "./rules/message.ts";

export const ListOutbox = z.strictObject({
  /** One state, or "waits" = all that a person should know of; "waiting", "late" and "refused-lately" as they are counted. */
  state: z.enum([...outboxStates, "waits", "waiting", "late", "refused-lately"]).optional(),
  /** Key of the channel. */
  channel: z.string().min(1).max(80).optional(),
  cursor: z.string().max(200).nullable().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListOutbox = z.input<typeof ListOutbox>;

export interface OutboxRow extends OutboxView {
  readonly ticketNumber: string;
  readonly channelLabel: string;
  readonly channelState: string;
  readonly network: string;
  readonly customerName: string;
}

const include = {
  ticket: { select: { number: true, handle: { select: { displayName: true, username: true } } } },
  channel: { select: { label: true, network: true, state: true, blockedUntil: true } },
} as const satisfies Prisma.OutboxMessageInclude;

/** Messages of the actor's brands, newest first: what is waiting, refused, unknown, and why. */
export async function listOutbox(
  ctx: Context,
  input: ListOutbox,
): Promise<{ items: OutboxRow[]; nextCursor: string | null }> {
  const actor = permitStaff(ctx.actor, "outbox:see");
  const { state, channel, cursor, limit } = ListOutbox.parse(input);
  const messages = await ctx.db.outboxMessage.findMany({
    where: {
      brandId: { in: [...actor.brandIds] },
      AND: [state ? inState(state, ctx.now) : {}, channel === undefined ? {} : { channel: { key: channel } }],
      ...(cursor ? after(cursor) : {}),
    },
    include,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = messages.slice(0, limit);
  const people = await ctx.db.staff.findMany({
    where: { id: { in: page.flatMap((message) => message.confirmedById ?? []) } },
    select: { id: true, name: true },
  });
  const staff = new Map(people.map((person) => [person.id, person]));
  const departures = await estimateDepartures(ctx.db, page, ctx.now);
  const last = page.at(-1);
  return {
    items: page.map((message) => ({
      ...outboxView(message, { staff, departures, blockedUntil: message.channel.blockedUntil }, ctx.now),
      ticketNumber: message.ticket.number,
      channelLabel: message.channel.label,
      channelState: message.channel.state,
      network: message.channel.network,
      customerName: message.ticket.handle.displayName || message.ticket.handle.username,
    })),
    nextCursor: messages.length > limit && last ? pageCursor(last.createdAt, last.id) : null,
  };
}

function inState(state: NonNullable<ListOutbox["state"]>, now: Temporal.Instant): Prisma.OutboxMessageWhereInput {
  switch (state) {
    case "waits":
      return { state: { in: ["queued", "sending", "held", "refused", "unknown", "needs-a-person"] } };
    case "waiting":
      return { state: { in: ["queued", "held"] } };
    case "late": {
      const since = toDate(now.subtract({ seconds: lateAfterSeconds }));
      return { state: "queued", dueAt: { lte: since }, ...notLimited(since) };
    }
    case "refused-lately": {
      const startedAt = { gt: toDate(now.subtract({ hours: refusedWithinHours })) };
      return { state: "refused", attempts: { some: { outcome: "refused", startedAt } } };
    }
    default:
      return { state };
  }
}

/** What waits for the end of a limit is not late. Every column may be null, so each way out is named. */
function notLimited(since: Date): Prisma.OutboxMessageWhereInput {
  const limit = [{ trouble: null }, { trouble: { not: "rate-limited" } }, { blockedUntil: null }];
  const inBudget = (leg: string) => ({
    leg,
    channel: { is: { budgets: { none: { bucket: bucketOf(leg), freeAt: { gt: since } } } } },
  });
  return {
    AND: [
      { channel: { is: { OR: [...limit, { blockedUntil: { lte: since } }] } } },
      { OR: [inBudget("dm"), inBudget("public")] },
    ],
  };
}

function after(cursor: string): Prisma.OutboxMessageWhereInput {
  const { at, id } = readPageCursor(cursor);
  const createdAt = at ?? new Date(0);
  // The bound lets the index begin at the right place; the OR sorts out ties.
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
