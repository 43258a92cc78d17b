import type { PeerDm, PeerPost, PeerUser, XWorld } from "./world.ts";

/** Which of X's two names for the same fields is spoken; the Activity API still says "tweet". */
export type Dialect = "post" | "tweet";

export function userOut(user: PeerUser) {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    protected: false,
    verified: false,
    public_metrics: {
      followers_count: user.followers,
      following_count: 3,
      tweet_count: 9,
      post_count: 9,
      listed_count: 0,
    },
  };
}

export function postOut(world: XWorld, post: PeerPost, dialect: Dialect) {
  const references = [
    { type: "replied_to", id: post.repliedToId },
    { type: "quoted", id: post.quotedId },
    { type: "retweeted", id: post.repostedId },
  ].filter((reference) => reference.id !== null);
  const repliedToUserId = post.repliedToId === null ? undefined : world.posts.get(post.repliedToId)?.authorId;
  return {
    id: post.id,
    text: post.text,
    author_id: post.authorId,
    created_at: `${new Date(post.createdAtMs).toISOString().slice(0, 19)}.000Z`,
    lang: "in",
    conversation_id: post.conversationId,
    reply_settings: post.replySettings,
    possibly_sensitive: false,
    display_text_range: [post.visibleFrom, [...post.text].length],
    entities: entitiesOf(world, post),
    [`edit_history_${dialect}_ids`]: [...post.earlierIds, post.id],
    ...(repliedToUserId ? { in_reply_to_user_id: repliedToUserId } : {}),
    ...(dialect === "tweet" && post.repliedToId ? { in_reply_to_tweet_id: post.repliedToId } : {}),
    ...(references.length > 0 ? { [`referenced_${dialect}s`]: references } : {}),
  };
}

function entitiesOf(world: XWorld, post: PeerPost) {
  const mentions = [...post.text.matchAll(/(?<![\w@.])@(\w{1,20})/g)].flatMap((match) => {
    const user = world.userNamed(match[1] ?? "");
    const start = [...post.text.slice(0, match.index)].length;
    return user ? [{ start, end: start + match[0].length, username: user.username, id: user.id }] : [];
  });
  return { mentions, urls: urlsOf(post.links) };
}

function urlsOf(links: PeerPost["links"]) {
  return links.map(({ url, expanded, start, end }) => ({
    start,
    end,
    url,
    expanded_url: expanded,
    display_url: expanded.replace(/^https?:\/\//, ""),
  }));
}

export function dmOut(dm: PeerDm) {
  return {
    id: dm.id,
    event_type: "MessageCreate",
    text: dm.text,
    sender_id: dm.senderId,
    participant_ids: [dm.senderId, dm.recipientId],
    dm_conversation_id: conversationOf(dm.senderId, dm.recipientId),
    created_at: new Date(dm.createdAtMs).toISOString(),
    ...(dm.links.length > 0 ? { entities: { urls: urlsOf(dm.links) } } : {}),
  };
}

/** The id of a conversation of two: both ids, the smaller first. */
export function conversationOf(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? `${a}-${b}` : `${b}-${a}`;
}

export function problem(status: number, title: string, detail: string, type = "about:blank") {
  return { title, detail, type, status };
}

export function notFound(resource: "tweet" | "user", id: string) {
  return {
    value: id,
    detail: `Could not find ${resource} with id: [${id}].`,
    title: "Not Found Error",
    resource_type: resource,
    resource_id: id,
    parameter: "id",
    type: "https://api.x.com/2/problems/resource-not-found",
  };
}
