import { createHash } from "node:crypto";
import type { Author, NormalisedEvent } from "../rules/normalised-event.ts";
import { authorOf, factsOfAaaPost, factsOfPost, readUsers } from "./facts.ts";
import { eventOfChat, eventOfDm, eventOfDmRead, eventOfPolledDm, unreadable } from "./message-event.ts";
import { type Brand, eventOfPost, type PostContext } from "./post-event.ts";
import { isoOf } from "./time.ts";
import { AaaPost, Activity, Polled, WirePost } from "./wire.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * What a stored body says. PURE and total: garbage becomes `unreadable`, everything that is not
 * for this brand or not for a helpdesk becomes `ignored`, both with a reason.
 */
export function normaliseX(body: string, brand: Brand): NormalisedEvent[] {
  const json = parseObject(body);
  if (json === null) return [{ type: "unreadable", because: "the body is no JSON object" }];
  if ("polled" in json) return eventsOfPolled(json, brand);
  if (isObject(json.data) && "event_type" in json.data) return eventsOfActivity(json, brand);
  if ("for_user_id" in json || "user_event" in json) return eventsOfAccountActivity(json, brand);
  return [{ type: "unreadable", because: "a body of no kind that X is known to send" }];
}

/**
 * The key under which a body is stored once. X repeats a delivery under another event_uuid, so an event
 * is known by its type, its owner and the id of its post or message; else by its bytes.
 */
export function deliveryKeyOf(body: Uint8Array): string {
  const json = parseObject(Buffer.from(body).toString("utf8"));
  const activity = Activity.safeParse(json);
  if (activity.success && isObject(activity.data.data.payload)) {
    const { event_type: type, filter, payload } = activity.data.data;
    const messages = payload.direct_message_events;
    const only = Array.isArray(messages) && messages.length === 1 ? messages[0] : payload;
    const id = isObject(only) && typeof only.id === "string" ? only.id : null;
    if (id !== null && /^[\w:-]{1,100}$/.test(id)) return `${type}:${filter?.user_id ?? ""}:${id}`;
  }
  return createHash("sha256").update(body).digest("hex");
}

function eventsOfActivity(json: Json, brand: Brand): NormalisedEvent[] {
  const parsed = Activity.safeParse(json);
  if (!parsed.success) return [unreadable("an activity event", parsed.error)];
  const { event_type: type, filter, payload, includes } = parsed.data.data;
  if (type === "post.delete") return [deletionOf(payload)];
  if (type === "oauth.revoke") return [revocationOf(isObject(payload) ? payload.user_id : undefined, brand)];
  if (filter?.user_id && filter.user_id !== brand.id) {
    return [{ type: "ignored", because: `${type} of another account (${filter.user_id})` }];
  }
  if (/^post\.(mention\.|reply\.|quote\.|repost\.)?create$/.test(type)) {
    const told = type === "post.mention.create" ? "mentioned" : type === "post.quote.create" ? "quoted" : null;
    return [eventOfWirePost(payload, includes, brand, told)];
  }
  if (type === "dm.received" || type === "dm.sent") {
    const users = readUsers(isObject(payload) ? payload.users : null);
    const messages = isObject(payload) ? payload.direct_message_events : null;
    return nonEmpty(
      listOf(messages ?? payload).map((raw) => eventOfDm(raw, brand, users)),
      type,
    );
  }
  if (type === "dm.read") {
    const reads = isObject(payload) ? payload.direct_message_mark_read_events : null;
    return nonEmpty(
      listOf(reads ?? payload).map((raw) => eventOfDmRead(raw, brand)),
      type,
    );
  }
  if (type === "chat.received" || type === "chat.sent") return [eventOfChat(payload, brand)];
  return [{ type: "ignored", because: `${type} is nothing that a helpdesk answers` }];
}

function eventsOfAccountActivity(json: Json, brand: Brand): NormalisedEvent[] {
  if (isObject(json.user_event)) {
    const revoke = json.user_event.revoke;
    const source = isObject(revoke) ? revoke.source : null;
    return [revocationOf(isObject(source) ? source.user_id : undefined, brand)];
  }
  if (String(json.for_user_id) !== brand.id) {
    return [{ type: "ignored", because: "an event of another account" }];
  }
  const users = readUsers(json.users);
  const events: NormalisedEvent[] = [];
  for (const [key, list] of Object.entries(json)) {
    if (!key.endsWith("_events")) continue;
    for (const raw of listOf(list)) events.push(eventOfAccountActivity(key, raw, brand, users));
  }
  return nonEmpty(events, "an account activity body");
}

function eventOfAccountActivity(
  key: string,
  raw: unknown,
  brand: Brand,
  users: ReadonlyMap<string, Author>,
): NormalisedEvent {
  switch (key) {
    case "tweet_create_events":
      return eventOfAaaPost(raw, brand);
    case "direct_message_events":
      return eventOfDm(raw, brand, users);
    case "direct_message_mark_read_events":
      return eventOfDmRead(raw, brand);
    case "tweet_delete_events":
      return deletionOf(
        isObject(raw) ? { ...(isObject(raw.status) ? raw.status : {}), timestamp_ms: raw.timestamp_ms } : raw,
      );
    default:
      return { type: "ignored", because: `${key} is nothing that a helpdesk answers` };
  }
}

function eventsOfPolled(json: Json, brand: Brand): NormalisedEvent[] {
  const parsed = Polled.safeParse(json);
  if (!parsed.success) return [unreadable("a polled item", parsed.error)];
  const { polled, data, includes } = parsed.data;
  if (polled === "post") return [eventOfWirePost(data, includes, brand, null)];
  return [eventOfPolledDm(data, brand, readUsers(isObject(includes) ? includes.users : null))];
}

function eventOfWirePost(raw: unknown, includes: unknown, brand: Brand, told: PostContext["told"]): NormalisedEvent {
  const parsed = WirePost.safeParse(raw);
  if (!parsed.success) return unreadable("a post", parsed.error);
  const more = isObject(includes) ? includes : {};
  const authorsOfPosts = new Map<string, string>();
  for (const item of [...listOf(more.tweets), ...listOf(more.posts)]) {
    const post = WirePost.safeParse(isObject(item) && isObject(item.data) ? item.data : item);
    if (post.success && post.data.author_id) authorsOfPosts.set(post.data.id, post.data.author_id);
  }
  return eventOfPost(factsOfPost(parsed.data), { brand, users: readUsers(more.users), authorsOfPosts, told });
}

function eventOfAaaPost(raw: unknown, brand: Brand): NormalisedEvent {
  const parsed = AaaPost.safeParse(raw);
  if (!parsed.success) return unreadable("a post", parsed.error);
  const facts = factsOfAaaPost(parsed.data);
  if (facts === null) return { type: "unreadable", because: "a post without an exact id" };
  const author = parsed.data.user ? authorOf(parsed.data.user) : null;
  const users = new Map(author === null ? [] : [[author.externalId, author] as const]);
  const quotedAuthor = parsed.data.quoted_status?.user;
  const quotedAuthorId = quotedAuthor?.id_str ?? quotedAuthor?.id ?? null;
  const authorsOfPosts = new Map(
    facts.quotedId !== null && quotedAuthorId !== null ? [[facts.quotedId, quotedAuthorId] as const] : [],
  );
  return eventOfPost(facts, { brand, users, authorsOfPosts, told: null });
}

/** Believed whoever the filter names: the desk also subscribes deletions of the customers it is writing to. */
function deletionOf(payload: unknown): NormalisedEvent {
  const id = isObject(payload) ? payload.id : null;
  if (!isObject(payload) || typeof id !== "string" || id === "") {
    return { type: "unreadable", because: "a deletion that names no post" };
  }
  const saidAt = typeof payload.timestamp_ms === "string" ? payload.timestamp_ms : null;
  return { type: "deletion", of: "post", externalId: id, deletedAt: saidAt === null ? null : isoOf(saidAt, "") };
}

function revocationOf(userId: unknown, brand: Brand): NormalisedEvent {
  if (typeof userId !== "string" && typeof userId !== "number") {
    return { type: "unreadable", because: "a revoked access that names no account" };
  }
  if (String(userId) !== brand.id) return { type: "ignored", because: "another account revoked the app's access" };
  return { type: "access-lost", because: "the brand's account revoked the app's access at X" };
}

function nonEmpty(events: NormalisedEvent[], what: string): NormalisedEvent[] {
  return events.length > 0 ? events : [{ type: "ignored", because: `${what} without any event in it` }];
}

function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
