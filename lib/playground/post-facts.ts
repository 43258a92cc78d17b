import type { PlaygroundAccount, PlaygroundMessage, PlaygroundPost } from "#lib/db/generated/client.ts";
import type { MessageFacts, PostFacts } from "./rules/event-body.ts";

/** A stored post as the rules know it. */
export function factsOf(row: PlaygroundPost, author: PlaygroundAccount): PostFacts {
  return {
    id: row.id,
    text: row.text,
    author,
    createdAt: row.createdAt.toISOString(),
    conversationId: row.conversationId,
    inReplyToId: row.inReplyToId,
    quoteOfId: row.quoteOfId,
    repostOfId: row.repostOfId,
  };
}

/** A stored message as the rules know it. */
export function factsOfMessage(
  row: PlaygroundMessage & { from: PlaygroundAccount; to: PlaygroundAccount },
): MessageFacts {
  return { id: row.id, from: row.from, to: row.to, text: row.text, createdAt: row.createdAt.toISOString() };
}
