/**
 * The closed list of reasons that screens have words for. What connectors and the outbox note for the log (their own
 * English, with numbers and ids in it) is recognised by its form; whatever is new ends as "other".
 */
export const reasons = [
  "budget",
  "assisted-channel",
  "taken-in-hand",
  "released-by-a-person",
  "not-summoned",
  "replies-limited",
  "dm-closed",
  "blocked",
  "gone",
  "window-closed",
  "already-used",
  "too-long",
  "policy",
  "invalid",
  "post-deleted",
  "no-post",
  "claims-dm",
  "customer-wrote",
  "worker-stopped",
  "held-up",
  "answer-lost",
  "duplicate-text",
  "connector-failed",
  "cannot-read-back",
  "not-seen-yet",
  "proven-absent",
  "lost-often",
  "rate-limited",
  "out-of-credit",
  "needs-sign-in",
  "suspended",
  "unreachable",
  "config-locked",
  "confirmed-by-hand",
  "restored-from-backup",
  "catching-up",
  "written-elsewhere",
  "replied-elsewhere",
  "after-restore-anyway",
  "unknown-shape",
  "incomplete-event",
  "not-json",
  "another-account",
  "program-error",
  "database-error",
  "set-aside",
  "set-by-admin",
  "other",
] as const;
export type Reason = (typeof reasons)[number];

/** First matching row wins; the order tells a lost answer from what is said inside it. */
const forms: readonly (readonly [RegExp, Reason])[] = [
  [/^cannot be read back\b|cannot be read back$/, "cannot-read-back"],
  [/to a read$/, "unreachable"],
  [/worker stopped while sending/, "worker-stopped"],
  [/^held up before sending/, "held-up"],
  [/posted already|text like this already/, "duplicate-text"],
  [/answer (of \S+ )?was lost|without a readable id|does not say whether|answered 5\d\d/, "answer-lost"],
  [/^the connector failed/, "connector-failed"],
  [/^not there at the first look/, "not-seen-yet"],
  [/^proven absent/, "proven-absent"],
  [/^lost \d+ times/, "lost-often"],
  [/rate limit(ed)?\b|daily limit/, "rate-limited"],
  [/no credit left|usage cap/, "out-of-credit"],
  [/suspended or locked the brand's own account/, "suspended"],
  [/access token|revoked|lacks a right/, "needs-sign-in"],
  [/stored configuration cannot be opened/, "config-locked"],
  [/cannot be reached|check baseUrl|no playground answers|not answered|circuit|breaker/, "unreachable"],
  [/^X: |^E[A-Z_]+$/, "unreachable"],
  [/of a shape this version does not know|cannot be read at|without any event|of no kind that/, "unknown-shape"],
  [/has no time|names no |without an exact id|without a time/, "incomplete-event"],
  [/no JSON object/, "not-json"],
  [/other accounts?\b|another account|group conversation/, "another-account"],
  [/^Prisma|^DriverAdapter|^PostgresError|^DatabaseError/, "database-error"],
  [/^[A-Z][A-Za-z]*Error$|^unknown error$/, "program-error"],
];

/** Codes that the product writes itself and that mean one of the above. */
const synonyms: Readonly<Record<string, Reason>> = {
  "set-aside-by-a-person": "set-aside",
  "by-hand": "taken-in-hand",
  "needs-a-person": "assisted-channel",
  suspended: "suspended",
};

/** The reason to show: the network's own word (`refusal`) first, then the code or form of `because`. Null = none. Pure. */
export function reasonOf(because: string | null, refusal: string | null = null): Reason | null {
  for (const word of [refusal, because]) {
    if (word === null || word === "") continue;
    const known = reasons.find((reason) => reason === word) ?? synonyms[word];
    if (known) return known;
  }
  if (because === null || because === "") return refusal ? "other" : null;
  return forms.find(([form]) => form.test(because))?.[1] ?? "other";
}
