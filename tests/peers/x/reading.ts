import type { PeerOptions } from "./options.ts";
import { dmOut, notFound, postOut, userOut } from "./wire-out.ts";
import type { PeerDm, PeerPost, XWorld } from "./world.ts";

export interface ReadResult {
  readonly status: number;
  readonly json: unknown;
}

export function readPost(world: XWorld, options: PeerOptions, id: string): ReadResult {
  const post = world.posts.get(id);
  if (!post || !isVisible(post)) return { status: 200, json: { errors: [notFound("tweet", id)] } };
  const data = postOut(world, post, options.dialect);
  return { status: 200, json: { data, includes: { users: usersOf(world, [post.authorId]) } } };
}

export function readUser(world: XWorld, id: string): ReadResult {
  const user = world.users.get(id);
  if (!user || user.standing === "gone") return { status: 200, json: { errors: [notFound("user", id)] } };
  return { status: 200, json: { data: { ...userOut(user), receives_your_dm: user.standing === "open" } } };
}

export function readMentions(world: XWorld, options: PeerOptions, query: URLSearchParams): ReadResult {
  const posts = [...world.posts.values()].filter(
    (post) =>
      post.authorId !== world.brandId &&
      post.repostedId === null &&
      (world.namesExplicitly(post, world.brandId) || world.repliesTo(post, world.brandId)),
  );
  return postPage(world, options, posts, query);
}

export function readOwnPosts(world: XWorld, options: PeerOptions, query: URLSearchParams): ReadResult {
  const posts = [...world.posts.values()].filter((post) => post.authorId === world.brandId);
  return postPage(world, options, posts, query);
}

function postPage(world: XWorld, options: PeerOptions, posts: PeerPost[], query: URLSearchParams): ReadResult {
  const sinceId = BigInt(query.get("since_id") ?? "0");
  const untilId = query.has("until_id") ? BigInt(query.get("until_id") ?? "0") : null;
  const startMs = query.has("start_time") ? Date.parse(query.get("start_time") ?? "") : Number.NEGATIVE_INFINITY;
  const wanted = posts.filter(
    (post) =>
      isVisible(post) &&
      BigInt(post.id) > sinceId &&
      (untilId === null || BigInt(post.id) < untilId) &&
      post.createdAtMs >= startMs,
  );
  const page = pageOf(wanted, query, 10);
  const ids = page.items.map((post) => post.id);
  const meta = { ...page.meta, ...(ids.length > 0 ? { newest_id: ids[0], oldest_id: ids.at(-1) } : {}) };
  if (ids.length === 0) return { status: 200, json: { meta } };
  const users = usersOf(
    world,
    page.items.map((post) => post.authorId),
  );
  const data = page.items.map((post) => postOut(world, post, options.dialect));
  return { status: 200, json: { data, includes: { users }, meta } };
}

export function readDms(world: XWorld, withUserId: string | null, query: URLSearchParams): ReadResult {
  const dms = world.dms.filter(
    (dm) => dm.visibleAtMs <= Date.now() && (withUserId === null || [dm.senderId, dm.recipientId].includes(withUserId)),
  );
  const page = pageOf(dms, query, 100);
  if (page.items.length === 0) return { status: 200, json: { meta: page.meta } };
  const users = usersOf(
    world,
    page.items.flatMap((dm: PeerDm) => [dm.senderId, dm.recipientId]),
  );
  return { status: 200, json: { data: page.items.map(dmOut), includes: { users }, meta: page.meta } };
}

/** Newest first. The token is the id before which the next page begins, so new entries move nothing. */
function pageOf<T extends { readonly id: string }>(items: readonly T[], query: URLSearchParams, byDefault: number) {
  const size = Number(query.get("max_results") ?? byDefault);
  const token = query.get("pagination_token");
  const before = token === null ? null : BigInt(token.replace("before-id-token-", ""));
  const sorted = items
    .filter((item) => before === null || BigInt(item.id) < before)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const page = sorted.slice(0, size);
  const more = sorted.length > size ? { next_token: `before-id-token-${page.at(-1)?.id}` } : {};
  return { items: page, meta: { result_count: page.length, ...more } };
}

function isVisible(post: PeerPost): boolean {
  return !post.deleted && post.visibleAtMs <= Date.now();
}

function usersOf(world: XWorld, ids: readonly string[]) {
  return [...new Set(ids)].flatMap((id) => {
    const user = world.users.get(id);
    return user ? [userOut(user)] : [];
  });
}
