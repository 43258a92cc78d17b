import type { ItemKind } from "./abilities.ts";

/** The author of something, as far as the network tells. Ids are text; `followers` null = not told. */
export interface Author {
  readonly externalId: string;
  readonly username: string;
  readonly displayName: string;
  readonly followers: number | null;
}

/** Whether a public reply to this post is allowed, decided where the facts are: at the connector. */
export interface Summons {
  readonly canReplyPublicly: boolean;
  readonly because: "mentioned" | "quoted" | "replied" | "open" | "not-summoned" | "replies-limited";
}

export interface MentionEvent {
  readonly type: "mention";
  readonly externalId: string;
  readonly itemKind: Exclude<ItemKind, "direct-message">;
  readonly author: Author;
  readonly text: string;
  /** ISO 8601 with Z: when the customer posted. */
  readonly postedAt: string;
  /** The network's own guess, e.g. "in" or "id"; null = none. */
  readonly language: string | null;
  readonly conversationId: string | null;
  readonly inReplyToExternalId: string | null;
  readonly quotedExternalId: string | null;
  readonly permalink: string | null;
  readonly summons: Summons;
  /** Earlier ids of the same post where an edit makes a new id (X). */
  readonly earlierExternalIds: readonly string[];
}

export interface DirectMessageEvent {
  readonly type: "direct-message";
  readonly externalId: string;
  readonly direction: "inbound" | "outbound";
  /** The person on the other side, whoever wrote. */
  readonly participant: Author;
  /** Null when the network sent it encrypted: the agent reads it in the network's own app. */
  readonly text: string | null;
  readonly sentAt: string;
  readonly conversationId: string | null;
}

/**
 * One thing that a raw body says, in the words of DESIGN §2.
 * "ignored" and "unreadable" carry their reason: nothing accepted ends without one (law 1).
 */
export type NormalisedEvent =
  | MentionEvent
  | DirectMessageEvent
  | { readonly type: "edit"; readonly externalId: string; readonly text: string; readonly editedAt: string }
  | {
      readonly type: "deletion";
      readonly of: "post" | "direct-message";
      readonly externalId: string;
      readonly deletedAt: string | null;
    }
  | { readonly type: "receipt"; readonly externalId: string; readonly level: "delivered" | "read"; readonly at: string }
  /** `handle` wrote or was seen reading up to `at`: networks that tell "read" per conversation, not per message. */
  | { readonly type: "read-up-to"; readonly participantExternalId: string; readonly at: string }
  | { readonly type: "access-lost"; readonly because: string }
  | { readonly type: "ignored"; readonly because: string }
  | { readonly type: "unreadable"; readonly because: string };
