import type { PlaygroundAccount, PlaygroundPost } from "#lib/db/generated/client.ts";
import type { ShownAccount, ShownPost, Timeline } from "./rules/shown.ts";
import type { Scene } from "./scene.ts";

export interface TimelineWish {
  /** Only the thread of this post. */
  readonly threadOf?: string | null;
  /** Only posts by this account. */
  readonly authorId?: string | null;
  readonly before?: string | null;
  readonly limit?: number;
}

type Row = PlaygroundPost & { account: PlaygroundAccount };

/** Posts as people see them: reposts show the original, deleted posts stay only inside threads. */
export async function listTimeline(scene: Scene, wish: TimelineWish): Promise<Timeline> {
  const limit = wish.limit ?? 40;
  const rows = wish.threadOf ? await threadRows(scene, wish.threadOf) : await newestRows(scene, wish, limit);
  const shown = wish.threadOf ? rows : rows.slice(0, limit);
  const originals = await rowsByIds(scene, ids(shown, "repostOfId"));
  const quoted = await rowsByIds(scene, ids([...shown, ...originals.values()], "quoteOfId"));
  const answered = await rowsByIds(scene, ids([...shown, ...originals.values()], "inReplyToId"));
  const counts = await countReactions(scene, [...shown.map((row) => row.id), ...originals.keys()]);
  const posts = shown.flatMap((row) => {
    const original = row.repostOfId === null ? row : originals.get(row.repostOfId);
    if (!original || (original !== row && original.deletedAt)) return [];
    return [showPost(original, original === row ? null : row.account, { quoted, answered, counts })];
  });
  const last = shown.at(-1);
  const next = !wish.threadOf && rows.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null;
  return { posts, next };
}

interface Around {
  readonly quoted: ReadonlyMap<string, Row>;
  readonly answered: ReadonlyMap<string, Row>;
  readonly counts: ReadonlyMap<string, { replies: number; reposts: number }>;
}

function showPost(row: Row, repostedBy: PlaygroundAccount | null, around: Around): ShownPost {
  const quote = row.quoteOfId === null ? undefined : around.quoted.get(row.quoteOfId);
  const answered = row.inReplyToId === null ? undefined : around.answered.get(row.inReplyToId);
  return {
    id: row.id,
    author: showAccount(row.account),
    text: row.deletedAt ? null : row.text,
    createdAt: row.createdAt.toISOString(),
    isEdited: row.editedAt !== null,
    answers: answered ? { postId: answered.id, handle: answered.account.handle } : null,
    quote: quote
      ? { postId: quote.id, author: showAccount(quote.account), text: quote.deletedAt ? null : quote.text }
      : null,
    repostedBy: repostedBy ? showAccount(repostedBy) : null,
    replies: around.counts.get(row.id)?.replies ?? 0,
    reposts: around.counts.get(row.id)?.reposts ?? 0,
  };
}

export function showAccount(account: PlaygroundAccount): ShownAccount {
  const { id, handle, displayName, followers, isBrand } = account;
  return { id, handle, displayName, followers, isBrand };
}

async function newestRows(scene: Scene, wish: TimelineWish, limit: number): Promise<readonly Row[]> {
  const [, milliseconds, id = ""] = /^(\d{1,15})_(.{1,200})$/.exec(wish.before ?? "") ?? [];
  const at = new Date(Number(milliseconds));
  const older =
    milliseconds === undefined ? {} : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
  return scene.db.playgroundPost.findMany({
    where: { deletedAt: null, ...(wish.authorId ? { accountId: wish.authorId } : {}), AND: [older] },
    include: { account: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
}

async function threadRows(scene: Scene, postId: string): Promise<readonly Row[]> {
  const post = await scene.db.playgroundPost.findUnique({ where: { id: postId } });
  if (!post) return [];
  return scene.db.playgroundPost.findMany({
    where: { OR: [{ conversationId: post.conversationId }, { id: post.conversationId }], repostOfId: null },
    include: { account: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
}

async function rowsByIds(scene: Scene, wanted: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  if (wanted.length === 0) return new Map();
  const rows = await scene.db.playgroundPost.findMany({
    where: { id: { in: [...wanted] } },
    include: { account: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function countReactions(scene: Scene, postIds: readonly string[]): Promise<Around["counts"]> {
  const wanted = [...postIds];
  const [replies, reposts] = await Promise.all([
    scene.db.playgroundPost.groupBy({
      by: ["inReplyToId"],
      where: { inReplyToId: { in: wanted }, deletedAt: null },
      _count: { _all: true },
    }),
    scene.db.playgroundPost.groupBy({
      by: ["repostOfId"],
      where: { repostOfId: { in: wanted }, deletedAt: null },
      _count: { _all: true },
    }),
  ]);
  const ofReplies = new Map(replies.map((row) => [row.inReplyToId, row._count._all]));
  const ofReposts = new Map(reposts.map((row) => [row.repostOfId, row._count._all]));
  return new Map(wanted.map((id) => [id, { replies: ofReplies.get(id) ?? 0, reposts: ofReposts.get(id) ?? 0 }]));
}

function ids(rows: readonly Row[], column: "repostOfId" | "quoteOfId" | "inReplyToId"): readonly string[] {
  return [...new Set(rows.flatMap((row) => row[column] ?? []))];
}
