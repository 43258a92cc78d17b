import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { DeskError } from "#lib/errors.ts";
import { permitStaff } from "#lib/people/permit.ts";

export const ListMentions = z.strictObject({
  state: z.enum(["recorded", "ticketed", "attached", "kept", "unsorted", "ignored"]).optional(),
  kind: z.enum(["complaint", "question", "praise", "other"]).optional(),
  channelKey: z.string().max(100).optional(),
  externalId: z.string().max(200).optional(),
  cursor: z.string().max(200).nullable().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListMentions = z.input<typeof ListMentions>;

export interface MentionRow {
  readonly id: string;
  readonly network: string;
  readonly channel: string;
  readonly externalId: string;
  readonly author: { readonly username: string; readonly displayName: string; readonly followers: number | null };
  readonly text: string | null;
  readonly postedAt: string;
  readonly receivedAt: string;
  readonly firstSeenAt: string | null;
  readonly itemKind: string;
  readonly state: string;
  readonly because: string | null;
  readonly kind: string | null;
  readonly kindConfidence: number | null;
  readonly kindBecause: readonly string[];
  readonly language: string | null;
  readonly ticketNumber: string | null;
  readonly permalink: string | null;
}

const include = {
  handle: { select: { username: true, displayName: true, followers: true } },
  ticket: { select: { number: true } },
} as const satisfies Prisma.MentionInclude;

/** What arrived, newest first, with what was made of it and why. A channel's mentions include those it saw second. */
export async function listMentions(
  ctx: Context,
  input: ListMentions,
): Promise<{ items: MentionRow[]; nextCursor: string | null }> {
  const actor = permitStaff(ctx.actor, "mention:see");
  const wish = ListMentions.parse(input);
  const channels = await ctx.db.channel.findMany({
    where: { brandId: { in: [...actor.brandIds] } },
    select: { id: true, key: true, network: true },
  });
  const channel = wish.channelKey ? channels.find((each) => each.key === wish.channelKey) : null;
  if (channel === undefined)
    throw new DeskError("not-found", "There is no such channel.", { fields: { channel: "unknown" } });
  const mentions = await ctx.db.mention.findMany({
    where: {
      brandId: { in: [...actor.brandIds] },
      ...(wish.state ? { state: wish.state } : {}),
      ...(wish.kind ? { kind: wish.kind } : {}),
      ...(wish.externalId ? { externalId: wish.externalId } : {}),
      ...(channel ? { network: channel.network } : {}),
      AND: [
        ...(channel ? [{ OR: [{ channelId: channel.id }, { sources: { some: { channelId: channel.id } } }] }] : []),
        ...(wish.cursor ? [after(wish.cursor)] : []),
      ],
    },
    include,
    orderBy: [{ postedAt: "desc" }, { id: "desc" }],
    take: wish.limit + 1,
  });
  const page = mentions.slice(0, wish.limit);
  const last = page.at(-1);
  const keys = new Map(channels.map((each) => [each.id, each.key]));
  return {
    items: page.map((mention) => mentionRow(mention, keys.get(mention.channelId) ?? "")),
    nextCursor: mentions.length > wish.limit && last ? pageCursor(last.postedAt, last.id) : null,
  };
}

function mentionRow(mention: Prisma.MentionGetPayload<{ include: typeof include }>, channel: string): MentionRow {
  const { id, network, externalId, text, itemKind, state, because, kind, kindConfidence, language, permalink } =
    mention;
  return {
    ...{ id, network, channel, externalId, text, itemKind, state, because, kind, kindConfidence, language, permalink },
    author: mention.handle,
    postedAt: mention.postedAt.toISOString(),
    receivedAt: mention.receivedAt.toISOString(),
    firstSeenAt: mention.firstSeenAt?.toISOString() ?? null,
    kindBecause: Array.isArray(mention.kindBecause) ? mention.kindBecause.map(String) : [],
    ticketNumber: mention.ticket?.number ?? null,
  };
}

function after(cursor: string): Prisma.MentionWhereInput {
  const { at, id } = readPageCursor(cursor);
  const postedAt = at ?? new Date(0);
  // The bound lets the index begin at the right place; the OR sorts out ties.
  return { postedAt: { lte: postedAt }, OR: [{ postedAt: { lt: postedAt } }, { postedAt, id: { lt: id } }] };
}
