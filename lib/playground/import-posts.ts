import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate, toIso } from "#lib/time/instant.ts";
import { type AccountFacts, eventBody, type PostFacts } from "./rules/event-body.ts";
import { nearestHandle } from "./rules/handles.ts";
import { type ReplayPost, replayEventId } from "./rules/replay-line.ts";

export interface ImportedPost {
  readonly postId: string;
  readonly eventId: string;
  /** The webhook body that tells the brand of it. */
  readonly body: string;
}

/**
 * Puts collected posts into the network, with their authors, so that they can be answered there; answers the webhook
 * bodies that tell of them. Nothing is pushed and nothing stands in the event list: the caller posts the bodies.
 * Idempotent by the posts' own ids.
 */
export async function importPosts(
  db: Db,
  brand: AccountFacts,
  posts: readonly ReplayPost[],
): Promise<readonly ImportedPost[]> {
  const people = await findOrCreatePeople(db, posts);
  const parents = await findParentAuthors(db, posts);
  const facts = posts.map((post) => ({ post, facts: factsOf(post, post.isOwn ? brand : personOf(people, post)) }));
  const rows = facts.map(({ post, facts: { id, author, text, conversationId, inReplyToId } }) => {
    const at = toDate(post.at);
    return { id, accountId: author.id, text, conversationId, inReplyToId, createdAt: at, changedAt: at };
  });
  await db.playgroundPost.createMany({ data: rows, skipDuplicates: true });
  return facts.map(({ post, facts: told }) => {
    const eventId = replayEventId(post.id);
    const head = { id: eventId, at: toIso(post.at), accountId: brand.id };
    const why = whyOf(post, brand, post.inReplyToId === null ? null : (parents.get(post.inReplyToId) ?? null));
    return { postId: post.id, eventId, body: eventBody(head, { type: "post.created", why, post: told }) };
  });
}

function factsOf(post: ReplayPost, author: AccountFacts): PostFacts {
  return {
    id: post.id,
    text: post.text,
    author,
    createdAt: toIso(post.at),
    language: post.language,
    conversationId: post.inReplyToId ?? post.id,
    inReplyToId: post.inReplyToId,
    quoteOfId: null,
    repostOfId: null,
  };
}

/** The file holds what was said to the brand, so a post that does not answer it counts as naming it. */
function whyOf(post: ReplayPost, brand: AccountFacts, parentAuthorId: string | null) {
  if (post.isOwn) return "own";
  return parentAuthorId === brand.id ? "reply" : "mention";
}

function handleOf(post: ReplayPost): string {
  return nearestHandle(post.author);
}

function personOf(people: ReadonlyMap<string, AccountFacts>, post: ReplayPost): AccountFacts {
  const person = people.get(handleOf(post));
  if (!person) throw new Error("An author was not made");
  return person;
}

/** Accounts of all authors, by the handle they ask for; who bears a brand's handle gets one of their own. */
async function findOrCreatePeople(db: Db, posts: readonly ReplayPost[]): Promise<ReadonlyMap<string, AccountFacts>> {
  const authors = new Map(posts.filter((post) => !post.isOwn).map((post) => [handleOf(post), post]));
  const brands = await db.playgroundAccount.findMany({ where: { isBrand: true }, select: { handle: true } });
  const taken = new Set(brands.map((brand) => brand.handle));
  const rightful = (handle: string) => (taken.has(handle) ? `akun_${handle}`.slice(0, 30) : handle);
  const rows = [...authors].map(([handle, post]) => {
    const at = toDate(post.at);
    const { authorName: displayName, followers } = post;
    const own = { id: newId(at.getTime()), handle: rightful(handle), displayName: displayName.slice(0, 60) };
    return { ...own, followers: followers ?? 0, createdAt: at, changedAt: at };
  });
  await db.playgroundAccount.createMany({ data: rows, skipDuplicates: true });
  const found = await db.$queryRaw<AccountFacts[]>(Prisma.sql`
    SELECT id, handle, "displayName", followers FROM playground_account
    WHERE handle = ANY(${rows.map((row) => row.handle)}::text[])`);
  const byHandle = new Map(found.map((account) => [account.handle, account]));
  return new Map(
    [...authors.keys()].flatMap((handle) => {
      const account = byHandle.get(rightful(handle));
      return account ? [[handle, account] as const] : [];
    }),
  );
}

async function findParentAuthors(db: Db, posts: readonly ReplayPost[]): Promise<ReadonlyMap<string, string>> {
  const ids = posts.flatMap((post) => (post.inReplyToId === null ? [] : [post.inReplyToId]));
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; accountId: string }[]>(Prisma.sql`
    SELECT id, "accountId" FROM playground_post WHERE id = ANY(${ids}::text[])`);
  return new Map(rows.map((row) => [row.id, row.accountId]));
}
