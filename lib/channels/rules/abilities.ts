/** What kind of thing the customer wrote; what a brand may do depends on it, not on the network's name. */
export const itemKinds = ["mention", "reply", "quote", "post", "repost", "own-post", "direct-message"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** How text is counted: `weighted` is X's rule (URL 23, emoji and CJK 2). */
export interface LengthRule {
  readonly count: "weighted" | "characters" | "graphemes" | "utf8-bytes";
  readonly max: number;
}

export interface DocumentedLimit {
  readonly bucket: string;
  readonly calls: number;
  readonly perSeconds: number;
  /** "app": all channels of one application at the network share it; left out, it is the account's own. */
  readonly of?: "app";
}

/** How a lost answer is cleared up: by the network's own key, by reading back, or only by a person. */
export type Reconcile = "idempotency-key" | "read-back" | "person";

/** Differences between networks as data: no rule asks for a network by name (DESIGN §5). */
export interface Abilities {
  /** May the brand write to this author privately, first? */
  readonly directMessage: "yes" | "private-reply" | "after-they-write" | "never" | "is-dm";
  readonly publicReply: "yes" | "if-summoned" | "top-level-only" | "no";
  readonly length: { readonly dm: LengthRule; readonly public: LengthRule };
  readonly reconcile: { readonly dm: Reconcile; readonly public: Reconcile };
  /** Seconds until the network's own lists surely show what it accepted. */
  readonly settleSeconds: number;
  /** Strongest proof the network ever gives of a DM. */
  readonly proof: "accepted" | "delivered" | "read";
  readonly deletionSignal: "event" | "poll" | "none";
  readonly editSignal: "event" | "poll" | "none";
  /** A link in a public reply costs money or reach: the number goes in public, the link in the DM. */
  readonly linkInPublic: "free" | "costly";
  readonly limits: readonly DocumentedLimit[];
  /** A link with which the customer opens a DM to the brand, for the invitation; null = none exists. */
  readonly inviteLink: string | null;
  /** A link on which an agent answers by hand in assisted mode; `{id}` is the post, `{username}` its author. */
  readonly openByHand: string | null;
}
