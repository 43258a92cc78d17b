export interface ChannelFacts {
  /** "active" | "paused" | "assisted" | "needs-sign-in" */
  readonly state: string;
  /** ChannelTrouble, or null. */
  readonly trouble: string | null;
  readonly blockedUntil: Temporal.Instant | null;
  /** Since when the network has not answered to sending; null = it answers. */
  readonly downSince: Temporal.Instant | null;
  /** Next single try while it is down. */
  readonly probeAt: Temporal.Instant | null;
  /** Reading (polling) fails, sending is not touched by it. */
  readonly readsFail: boolean;
}

export const conditions = [
  "answers",
  "down",
  "rate-limited",
  "out-of-credit",
  "needs-sign-in",
  "by-hand",
  "paused",
  "reads-fail",
] as const;
export type ConditionCode = (typeof conditions)[number];

export interface Condition {
  readonly code: ConditionCode;
  readonly since: Temporal.Instant | null;
  /** When it is tried again or goes on, where that is known. */
  readonly until: Temporal.Instant | null;
}

/** What a channel is like, in one word; what a person must do something about comes first. Pure. */
export function conditionOf(facts: ChannelFacts, now: Temporal.Instant): Condition {
  const { state, trouble, downSince, probeAt, blockedUntil } = facts;
  const isBlocked = blockedUntil !== null && Temporal.Instant.compare(blockedUntil, now) > 0;
  if (state === "paused") return { code: "paused", since: null, until: null };
  const isSignedOut = trouble === "needs-sign-in" || trouble === "suspended" || state === "needs-sign-in";
  if (isSignedOut && state !== "active") return { code: "needs-sign-in", since: downSince, until: null };
  if (state === "assisted") return { code: "by-hand", since: null, until: null };
  if (downSince) return { code: "down", since: downSince, until: probeAt ?? (isBlocked ? blockedUntil : null) };
  if (isBlocked && trouble === "out-of-credit") return { code: "out-of-credit", since: null, until: blockedUntil };
  if (isBlocked && trouble === "unreachable") return { code: "down", since: null, until: blockedUntil };
  if (isBlocked) return { code: "rate-limited", since: null, until: blockedUntil };
  return { code: facts.readsFail ? "reads-fail" : "answers", since: null, until: null };
}

/** Conditions that every member of the brand is told of at the top of the desk. */
export function isWorthABanner(code: ConditionCode): boolean {
  return code === "down" || code === "needs-sign-in" || code === "by-hand" || code === "paused";
}
