import type { Author } from "../rules/normalised-event.ts";
import { type AaaPost, type WirePost, WireUserOrWrapped } from "./wire.ts";

/** A post in one form, whichever of X's two payload families it came from. */
export interface PostFacts {
  readonly id: string;
  readonly text: string;
  readonly authorId: string | null;
  readonly saidAt: string | null;
  readonly language: string | null;
  readonly conversationId: string | null;
  readonly repliedToId: string | null;
  readonly repliedToUserId: string | null;
  readonly quotedId: string | null;
  readonly repostedId: string | null;
  readonly earlierIds: readonly string[];
  /** Mentions whose place is inside the visible text; X puts the addressees of a reply before it. */
  readonly visibleMentions: readonly MentionedUser[];
  readonly implicitMentions: readonly MentionedUser[];
  readonly links: readonly string[];
  readonly replySettings: string | null;
}

export interface MentionedUser {
  readonly id: string | null;
  readonly username: string;
}

interface PlacedMention extends MentionedUser {
  readonly start: number;
}

/** Facts of a v2 post. Long posts carry their whole text in a note, whose mentions complete the short text's. */
export function factsOfPost(post: WirePost): PostFacts {
  const note = post.note_tweet ?? post.note_post;
  const references = post.referenced_tweets ?? post.referenced_posts ?? [];
  const find = (type: string) => references.find((reference) => reference.type === type)?.id ?? null;
  const repliedToId = post.in_reply_to_tweet_id ?? find("replied_to");
  const entities = [...(post.entities?.mentions ?? []), ...(note?.entities?.mentions ?? [])];
  const placed = entities.flatMap((mention) =>
    mention.username ? [{ id: mention.id ?? null, username: mention.username, start: mention.start ?? 0 }] : [],
  );
  const text = note?.text ?? post.text;
  const urls = [...(post.entities?.urls ?? []), ...(note?.entities?.urls ?? [])];
  return {
    id: post.id,
    text: decodeText(text),
    authorId: post.author_id ?? null,
    saidAt: post.created_at ?? null,
    language: knownLanguage(post.lang),
    conversationId: post.conversation_id ?? null,
    repliedToId,
    repliedToUserId: post.in_reply_to_user_id ?? null,
    quotedId: find("quoted"),
    repostedId: find("retweeted"),
    earlierIds: (post.edit_history_tweet_ids ?? post.edit_history_post_ids ?? []).filter((id) => id !== post.id),
    ...splitMentions(text, placed, post.display_text_range?.[0] ?? null, repliedToId !== null),
    links: urls.flatMap((url) => (url.expanded_url ? [url.expanded_url] : [])),
    replySettings: post.reply_settings ?? null,
  };
}

/** Facts of an Account Activity post; null when its id is only there as an inexact number. */
export function factsOfAaaPost(post: AaaPost): PostFacts | null {
  const id = post.id_str ?? (typeof post.id === "string" ? post.id : null);
  if (id === null) return null;
  const extended = post.extended_tweet;
  const entities = extended?.entities ?? post.entities;
  const text = extended?.full_text ?? post.full_text ?? post.text ?? "";
  const placed = (entities?.user_mentions ?? []).flatMap((mention) =>
    mention.screen_name
      ? [{ id: mention.id_str ?? null, username: mention.screen_name, start: mention.indices?.[0] ?? 0 }]
      : [],
  );
  const range = extended?.display_text_range ?? post.display_text_range;
  const repliedToId = post.in_reply_to_status_id_str ?? null;
  return {
    id,
    text: decodeText(text),
    authorId: post.user?.id_str ?? post.user?.id ?? null,
    saidAt: post.timestamp_ms ?? post.created_at ?? null,
    language: knownLanguage(post.lang),
    conversationId: null,
    repliedToId,
    repliedToUserId: post.in_reply_to_user_id_str ?? null,
    quotedId: post.quoted_status_id_str ?? post.quoted_status?.id_str ?? null,
    repostedId: post.retweeted_status?.id_str ?? null,
    earlierIds: [],
    ...splitMentions(text, placed, range?.[0] ?? null, repliedToId !== null),
    links: (entities?.urls ?? []).flatMap((url) => (url.expanded_url ? [url.expanded_url] : [])),
    replySettings: null,
  };
}

/** X sends `&`, `<` and `>` of posts as HTML entities; nothing else is escaped. */
export function decodeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** X's guess of the language; its codes for "undetermined" and for texts without words mean none. */
function knownLanguage(code: string | null | undefined): string | null {
  if (!code || ["und", "zxx", "qme", "qst", "qht", "qam", "qct"].includes(code)) return null;
  return code;
}

/**
 * Splits mentions at the start of the visible text. When X leaves that start out, the run of @names
 * that opens a reply counts as its addressees.
 */
function splitMentions(text: string, placed: readonly PlacedMention[], visibleFrom: number | null, isReply: boolean) {
  const addressees = /^(?:@\w{1,20}\s+)+/.exec(text)?.[0] ?? "";
  const from = visibleFrom ?? (isReply ? [...addressees].length : 0);
  const mentions = placed.length > 0 ? placed : mentionsInText(text);
  return {
    visibleMentions: mentions.filter((mention) => mention.start >= from),
    implicitMentions: mentions.filter((mention) => mention.start < from),
  };
}

/** Fallback for payloads without entities. Places count code points, as X counts them. */
function mentionsInText(text: string): PlacedMention[] {
  return [...text.matchAll(/(?<![\w@.])@(\w{1,20})/g)].map((match) => ({
    id: null,
    username: match[1] ?? "",
    start: [...text.slice(0, match.index)].length,
  }));
}

/** Users by id, from an `includes.users` list or a map, each plain or wrapped. What is odd is left out. */
export function readUsers(source: unknown): ReadonlyMap<string, Author> {
  const list = Array.isArray(source) ? source : Object.values(typeof source === "object" ? (source ?? {}) : {});
  const users = new Map<string, Author>();
  for (const item of list) {
    const parsed = WireUserOrWrapped.safeParse(item);
    const author = parsed.success ? authorOf(parsed.data) : null;
    if (author !== null) users.set(author.externalId, author);
  }
  return users;
}

export function authorOf(user: NonNullable<AaaPost["user"]>): Author | null {
  const externalId = user.id_str ?? user.id;
  if (!externalId) return null;
  const username = user.username ?? user.screen_name ?? externalId;
  const followers = user.public_metrics?.followers_count ?? user.followers_count ?? null;
  return { externalId, username, displayName: user.name ?? username, followers };
}

/** When X leaves the user out of `includes`, the id stands in for the name; a later event brings it. */
export function authorNamed(users: ReadonlyMap<string, Author>, id: string): Author {
  return users.get(id) ?? { externalId: id, username: id, displayName: id, followers: null };
}
