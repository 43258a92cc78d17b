import { createHash } from "node:crypto";
import type { Author, MentionEvent, NormalisedEvent, Summons } from "../rules/normalised-event.ts";
import { type PlaygroundConfig, siteOf } from "./config.ts";
import { type WireAccount, WireEvent, WireHead } from "./wire.ts";

type PostCreated = Extract<WireEvent, { type: "post.created" }>;
type MessageCreated = Extract<WireEvent, { type: "message.created" }>;

const knownTypes: ReadonlySet<string> = new Set(WireEvent.options.map((option) => option.shape.type.value));

/** What a stored body says. PURE and total: garbage becomes `unreadable`, what is of no concern `ignored`, with a reason. */
export function normalisePlayground(body: string, config: PlaygroundConfig): NormalisedEvent[] {
  const json = parseJson(body);
  const head = WireHead.safeParse(json);
  if (!head.success) return [{ type: "unreadable", because: "the body names no event" }];
  if (!knownTypes.has(head.data.type)) {
    return [{ type: "ignored", because: `${head.data.type.slice(0, 60)} is nothing that a helpdesk answers` }];
  }
  const event = WireEvent.safeParse(json);
  if (!event.success) {
    const where = event.error.issues[0]?.path.join(".") || "its shape";
    return [{ type: "unreadable", because: `${head.data.type} cannot be read at ${where}` }];
  }
  if (event.data.account !== config.brandAccountId)
    return [{ type: "ignored", because: "an event of another account" }];
  return [eventOf(event.data, config)];
}

/** An event is known by its id, however often and on whichever way it comes; else by its bytes. */
export function deliveryKeyOf(body: Uint8Array): string {
  const head = WireHead.safeParse(parseJson(Buffer.from(body).toString("utf8")));
  if (head.success && /^[\w:.-]{1,120}$/.test(head.data.id)) return head.data.id;
  return createHash("sha256").update(body).digest("hex");
}

function eventOf(event: WireEvent, config: PlaygroundConfig): NormalisedEvent {
  switch (event.type) {
    case "post.created":
      return mentionOf(event, config);
    case "post.edited":
      return { type: "edit", externalId: event.post.id, text: event.post.text, editedAt: isoOf(event.at) };
    case "post.deleted":
      return { type: "deletion", of: "post", externalId: event.postId, deletedAt: isoOf(event.at) };
    case "message.created":
      return messageOf(event, config);
    case "message.deleted":
      return { type: "deletion", of: "direct-message", externalId: event.messageId, deletedAt: isoOf(event.at) };
    case "messages.read":
      if (event.by === config.brandAccountId) return { type: "ignored", because: "the brand itself read its messages" };
      return { type: "read-up-to", participantExternalId: event.by, at: isoOf(event.at) };
  }
}

function mentionOf(event: PostCreated, config: PlaygroundConfig): NormalisedEvent {
  const { post } = event;
  const itemKind = kindOf(event, config);
  return {
    type: "mention",
    externalId: post.id,
    itemKind,
    author: authorOf(post.author),
    text: post.text,
    postedAt: isoOf(post.createdAt),
    language: post.language ?? null,
    conversationId: post.conversationId ?? null,
    inReplyToExternalId: post.inReplyTo ?? null,
    quotedExternalId: post.quoteOf ?? post.repostOf ?? null,
    permalink: `${siteOf(config)}?post=${encodeURIComponent(post.id)}`,
    summons: summons[event.why],
    earlierExternalIds: [],
  };
}

function kindOf({ why, post }: PostCreated, config: PlaygroundConfig): MentionEvent["itemKind"] {
  if (why === "own" || post.author.id === config.brandAccountId) return "own-post";
  if (post.repostOf) return "repost";
  if (why === "topic") return "post";
  return why;
}

/** Everybody may answer everybody here; the reason tells how the brand was called. */
const summons: Readonly<Record<PostCreated["why"], Summons>> = {
  own: { canReplyPublicly: true, because: "open" },
  mention: { canReplyPublicly: true, because: "mentioned" },
  reply: { canReplyPublicly: true, because: "replied" },
  quote: { canReplyPublicly: true, because: "quoted" },
  repost: { canReplyPublicly: true, because: "open" },
  topic: { canReplyPublicly: true, because: "open" },
};

function messageOf({ message }: MessageCreated, config: PlaygroundConfig): NormalisedEvent {
  const outbound = message.from.id === config.brandAccountId;
  if (!outbound && message.to.id !== config.brandAccountId) {
    return { type: "ignored", because: "a message between other accounts" };
  }
  return {
    type: "direct-message",
    externalId: message.id,
    direction: outbound ? "outbound" : "inbound",
    participant: authorOf(outbound ? message.to : message.from),
    text: message.text,
    sentAt: isoOf(message.createdAt),
    conversationId: message.conversationId ?? null,
  };
}

function authorOf(account: WireAccount): Author {
  return {
    externalId: account.id,
    username: account.handle,
    displayName: account.name || account.handle,
    followers: account.followers ?? null,
  };
}

function isoOf(moment: string): string {
  return new Date(Temporal.Instant.from(moment).epochMilliseconds).toISOString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
