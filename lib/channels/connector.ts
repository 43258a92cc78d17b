import type { z } from "zod";
import type { Abilities, ItemKind } from "./rules/abilities.ts";
import type { NormalisedEvent } from "./rules/normalised-event.ts";

/** What a connector may touch of the world; tests and simulations pass their own. */
export interface Io {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Temporal.Instant;
  /** Asked before each read call: null = it is counted and may be made, else when its budget has room again. */
  readonly spend?: (bucket: string) => Promise<Temporal.Instant | null>;
}

/** A webhook call as it arrived. Header names are lower case; `body` is the untouched raw bytes. */
export interface RawRequest {
  readonly method: "GET" | "POST";
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** What the network is told when it checks the callback (X: CRC, Meta: hub.challenge). */
export interface ChallengeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export type Verification = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Something a person's click asked us to say. Ids are the network's own, as text. */
export interface OutboundMessage {
  readonly id: string;
  readonly leg: "dm" | "public";
  readonly text: string;
  /** The exact string inside `text` by which reading back finds it, or null: then the whole text is compared. */
  readonly token: string | null;
  readonly recipient: { readonly externalId: string; readonly username: string };
  readonly replyToExternalId: string | null;
}

/** Why a network will never take this message; the desk has words and a next step for each. */
export type RefusalReason =
  | "dm-closed" // their settings do not let us write first
  | "blocked" // they blocked the brand
  | "gone" // the account or the post no longer exists
  | "not-summoned" // the post's author did not mention the brand (X, self-serve)
  | "replies-limited" // the author limited who can reply
  | "window-closed"
  | "already-used" // the one private reply of this comment was used
  | "too-long"
  | "policy"
  | "invalid";

/** What the channel as a whole suffers from; its messages stay queued. */
export type ChannelTrouble = "rate-limited" | "needs-sign-in" | "out-of-credit" | "suspended" | "unreachable";

/** What the network says of its own budgets; `bucket` is one of `documentedLimits`' names. */
export interface LimitReading {
  readonly bucket: string;
  readonly limit: number | null;
  readonly remaining: number;
  readonly resetAt: Temporal.Instant;
}

/**
 * The end of one send call. Law 4: every 5xx, time-out, reset or unreadable 2xx is "unknown",
 * unless the network documents that code as definite.
 */
export type Delivery = { readonly limits?: readonly LimitReading[] } & (
  | { readonly outcome: "accepted"; readonly externalId: string; readonly conversationId?: string }
  | {
      readonly outcome: "retry";
      readonly at: Temporal.Instant;
      readonly because: string;
      readonly trouble: ChannelTrouble;
    }
  | { readonly outcome: "refused"; readonly reason: RefusalReason; readonly because: string }
  | { readonly outcome: "unknown"; readonly because: string }
);

export interface ReadBackQuery {
  readonly leg: "dm" | "public";
  readonly text: string;
  readonly token: string | null;
  readonly recipientExternalId: string;
  readonly replyToExternalId: string | null;
  /** Start of the first attempt: nothing older can be this message. */
  readonly since: Temporal.Instant;
  /** Ids that are known to be other messages of ours. */
  readonly knownExternalIds: readonly string[];
  /** Texts of other messages of ours whose ids were lost: a token alone does not make them this one. */
  readonly otherTexts?: readonly string[];
}

/** "absent" is said only after a complete read from now back past `since`. */
export type ReadBack = { readonly limits?: readonly LimitReading[] } & (
  | { readonly result: "found"; readonly externalId: string; readonly at: Temporal.Instant }
  | { readonly result: "absent" }
  | {
      readonly result: "incomplete";
      readonly because: string;
      readonly retryAt: Temporal.Instant;
      /** The network did not answer at all; counts towards the breaker of reads. */
      readonly isUnreachable?: boolean;
    }
);

/** Bodies are stored as RawEvents in the transaction that moves the cursor. */
export interface PollPage {
  readonly bodies: readonly { readonly deliveryKey: string; readonly body: string }[];
  readonly cursor: string | null;
  /** True when nothing newer is waiting. */
  readonly caughtUp: boolean;
  readonly limits?: readonly LimitReading[];
}

/** After a restore: every list is read once more, the brand's own words since then included. */
export interface CatchUp {
  /** Everything before is known. */
  readonly since: Temporal.Instant;
  /** A list that was read before this moment is read again before `caughtUp` is said. */
  readonly notReadBefore: Temporal.Instant;
}

export type Poll =
  | { readonly ok: true; readonly page: PollPage }
  | {
      readonly ok: false;
      readonly because: string;
      readonly trouble: ChannelTrouble;
      readonly retryAt: Temporal.Instant;
    };

export type LookUp = "exists" | "deleted" | "not-known";

/** One connected account, ready to be used. Holds the secrets; is never logged or serialised. */
export interface Connection {
  readonly abilities: (item: ItemKind) => Abilities;
  /** Answers the network's check of the callback, or null when this request is none. */
  readonly challenge: (request: RawRequest) => ChallengeAnswer | null;
  /** Constant-time check over the raw bytes. */
  readonly verify: (request: RawRequest) => Verification;
  /** Key under which this body is stored once (same body, same key). */
  readonly deliveryKey: (body: Uint8Array) => string;
  /** PURE and total: never throws; what it does not understand is `unreadable` or `ignored` with a reason. */
  readonly normalise: (body: string) => NormalisedEvent[];
  readonly deliver: (message: OutboundMessage) => Promise<Delivery>;
  readonly readBack: ((query: ReadBackQuery) => Promise<ReadBack>) | null;
  readonly poll: ((cursor: string | null, catchUp?: CatchUp) => Promise<Poll>) | null;
  /** Is that post still there? Only the network's definite word counts as "deleted". */
  readonly lookUp: ((externalId: string) => Promise<LookUp>) | null;
}

/** One network's way of speaking; a folder each, named only in registry.ts. */
export interface Connector {
  readonly network: string;
  readonly label: string;
  /** The operator's configuration of one account, secrets included. */
  readonly config: z.ZodType;
  /** Keys of `config` that are encrypted at rest and never shown again. */
  readonly secretFields: readonly string[];
  /** Who the brand is at this network. */
  readonly identity: (config: unknown) => { readonly externalId: string; readonly username: string };
  /** Names the application whose limits this account shares, without being a secret; null = none is shared. */
  readonly appKey: (config: unknown) => string | null;
  /** Seconds between polls that back-fill what webhooks missed; null = the network cannot be polled. */
  readonly pollEverySeconds: number | null;
  readonly open: (config: unknown, io: Io) => Connection;
}
