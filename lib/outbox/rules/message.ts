export const outboxStates = [
  "held",
  "queued",
  "sending",
  "accepted",
  "delivered",
  "read",
  "refused",
  "unknown",
  "needs-a-person",
  "cancelled",
] as const;
export type OutboxState = (typeof outboxStates)[number];

export const outboxKinds = ["first-dm", "dm", "acknowledgement", "invitation", "public-reply"] as const;
export type OutboxKind = (typeof outboxKinds)[number];

/** States in which the network has the message: by its id, or by a named person's word. */
export const sentStates: readonly OutboxState[] = ["accepted", "delivered", "read"];

/** 1 goes first: DM before acknowledgement and invitation before other public replies. */
export const priorities: Readonly<Record<OutboxKind, number>> = {
  "first-dm": 1,
  dm: 1,
  acknowledgement: 2,
  invitation: 2,
  "public-reply": 3,
};

export function legOf(kind: OutboxKind): "dm" | "public" {
  return kind === "first-dm" || kind === "dm" ? "dm" : "public";
}

/** The budget a message draws from, by the names that connectors document. */
export function bucketOf(leg: string): "dm" | "post" {
  return leg === "dm" ? "dm" : "post";
}
