import type { Author, MentionEvent, NormalisedEvent, Summons } from "../rules/normalised-event.ts";
import { authorNamed, type MentionedUser, type PostFacts } from "./facts.ts";
import { isoOf } from "./time.ts";

export interface Brand {
  readonly id: string;
  readonly handle: string;
}

/** What the surrounding event adds to a post. */
export interface PostContext {
  readonly brand: Brand;
  readonly users: ReadonlyMap<string, Author>;
  /** Author ids of other posts in the same body, by post id. */
  readonly authorsOfPosts: ReadonlyMap<string, string>;
  /** X's own word that the brand was named in the body, or quoted (the event types of the Activity API). */
  readonly told: "mentioned" | "quoted" | null;
}

/** One post as a mention; `ignored` or `unreadable` with the reason where it is none. */
export function eventOfPost(post: PostFacts, context: PostContext): NormalisedEvent {
  if (post.authorId === null) return { type: "unreadable", because: `post ${post.id} names no author` };
  const postedAt = isoOf(post.saidAt, post.id);
  if (postedAt === null) return { type: "unreadable", because: `post ${post.id} has no time` };
  const author = authorNamed(context.users, post.authorId);
  const known = context.users.has(post.authorId);
  const itemKind = kindOf(post, context);
  return {
    type: "mention",
    externalId: post.id,
    itemKind,
    author,
    text: post.text,
    postedAt,
    language: post.language,
    conversationId: post.conversationId,
    inReplyToExternalId: post.repliedToId,
    quotedExternalId: post.quotedId,
    permalink: known ? `https://x.com/${author.username}/status/${post.id}` : `https://x.com/i/web/status/${post.id}`,
    summons: summonsOf(post, itemKind, context),
    earlierExternalIds: post.earlierIds,
  };
}

function kindOf(post: PostFacts, context: PostContext): MentionEvent["itemKind"] {
  if (post.authorId === context.brand.id) return "own-post";
  if (post.repostedId !== null) return "repost";
  if (quotesBrand(post, context)) return "quote";
  if (post.repliedToId !== null && post.repliedToUserId === context.brand.id) return "reply";
  if (namesBrandInText(post, context)) return "mention";
  return post.repliedToId === null ? "post" : "reply";
}

/**
 * X (self-serve, since 2026-02-23) lets the API answer a post whose author @mentioned or quoted the brand.
 * A reply that carries only the implicit mention is undocumented: it counts as open ("replied"), and the
 * 403 that may follow is an ordinary refusal (docs/networks/x.md).
 */
function summonsOf(post: PostFacts, itemKind: MentionEvent["itemKind"], context: PostContext): Summons {
  if (itemKind === "own-post") return { canReplyPublicly: true, because: "open" };
  if (itemKind === "repost") return { canReplyPublicly: false, because: "not-summoned" };
  // A named account may always answer, whatever the author's reply settings are.
  if (namesBrandInText(post, context)) return { canReplyPublicly: true, because: "mentioned" };
  const limited = post.replySettings !== null && post.replySettings !== "everyone";
  if (limited) return { canReplyPublicly: false, because: "replies-limited" };
  if (quotesBrand(post, context)) return { canReplyPublicly: true, because: "quoted" };
  const repliesToBrand = post.repliedToUserId === context.brand.id;
  if (repliesToBrand || post.implicitMentions.some((user) => isBrand(user, context.brand))) {
    return { canReplyPublicly: true, because: "replied" };
  }
  return { canReplyPublicly: false, because: "not-summoned" };
}

function namesBrandInText(post: PostFacts, context: PostContext): boolean {
  return context.told === "mentioned" || post.visibleMentions.some((user) => isBrand(user, context.brand));
}

function quotesBrand(post: PostFacts, context: PostContext): boolean {
  if (context.told === "quoted") return true;
  if (post.quotedId === null) return false;
  if (context.authorsOfPosts.get(post.quotedId) === context.brand.id) return true;
  const path = `/${context.brand.handle}/status/${post.quotedId}`.toLowerCase();
  return post.links.some((link) => link.toLowerCase().includes(path));
}

function isBrand(user: MentionedUser, brand: Brand): boolean {
  return user.id === null ? user.username.toLowerCase() === brand.handle.toLowerCase() : user.id === brand.id;
}
