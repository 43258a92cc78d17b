import type { Reason } from "./who-hears.ts";

export interface AccountFacts {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly followers: number;
}

export interface PostFacts {
  readonly id: string;
  readonly text: string;
  readonly author: AccountFacts;
  readonly createdAt: string;
  readonly language?: string | null;
  readonly conversationId: string;
  readonly inReplyToId: string | null;
  readonly quoteOfId: string | null;
  readonly repostOfId: string | null;
}

export interface MessageFacts {
  readonly id: string;
  readonly from: AccountFacts;
  readonly to: AccountFacts;
  readonly text: string;
  readonly createdAt: string;
}

/** What happened, for one brand account. Times are ISO 8601 with Z. */
export type Happening =
  | { readonly type: "post.created"; readonly why: Reason | "topic"; readonly post: PostFacts }
  | { readonly type: "post.edited"; readonly post: PostFacts }
  | { readonly type: "post.deleted"; readonly postId: string }
  | { readonly type: "message.created"; readonly message: MessageFacts }
  | { readonly type: "message.deleted"; readonly messageId: string }
  | { readonly type: "messages.read"; readonly by: string };

export interface EventHead {
  readonly id: string;
  readonly at: string;
  /** The brand account that is told. */
  readonly accountId: string;
}

/** The bytes of one event, the same for webhook and polling. */
export function eventBody(head: EventHead, happening: Happening): string {
  const { type } = happening;
  return JSON.stringify({ id: head.id, type, at: head.at, account: head.accountId, ...contentOf(happening) });
}

function contentOf(happening: Happening): object {
  switch (happening.type) {
    case "post.created":
      return { why: happening.why, post: wirePost(happening.post) };
    case "post.edited":
      return { post: wirePost(happening.post) };
    case "post.deleted":
      return { postId: happening.postId };
    case "message.created":
      return { message: wireMessage(happening.message) };
    case "message.deleted":
      return { messageId: happening.messageId };
    case "messages.read":
      return { by: happening.by };
  }
}

/** A post as the API shows it. */
export function wirePost(post: PostFacts) {
  return {
    id: post.id,
    text: post.text,
    author: wireAccount(post.author),
    createdAt: post.createdAt,
    language: post.language ?? null,
    conversationId: post.conversationId,
    inReplyTo: post.inReplyToId,
    quoteOf: post.quoteOfId,
    repostOf: post.repostOfId,
  };
}

/** A direct message as the API shows it; the conversation is named by both ids, whoever wrote. */
export function wireMessage(message: MessageFacts) {
  return {
    id: message.id,
    from: wireAccount(message.from),
    to: wireAccount(message.to),
    text: message.text,
    createdAt: message.createdAt,
    conversationId: conversationOf(message.from.id, message.to.id),
  };
}

export function conversationOf(oneId: string, otherId: string): string {
  return [oneId, otherId].sort().join("~");
}

function wireAccount(account: AccountFacts) {
  return { id: account.id, handle: account.handle, name: account.displayName, followers: account.followers };
}
