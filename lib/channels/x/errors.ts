import type { ChannelTrouble, Delivery, RefusalReason } from "../connector.ts";
import { retryTime } from "./limits.ts";
import { Problem } from "./wire.ts";

/** What one kind of error means. Seconds are used where X itself names no time. */
type Meaning =
  | { readonly refused: RefusalReason }
  | { readonly retry: ChannelTrouble; readonly afterSeconds: number }
  | { readonly unknown: true };

interface Row {
  readonly status: number;
  /** Matched against type, titles, details and messages in lower case; absent = every body. */
  readonly words?: RegExp;
  /** Codes of the older error form. */
  readonly codes?: readonly number[];
  /** True = only an X error body counts: a bare 404 may come from a proxy on the way. */
  readonly needsProblem?: boolean;
  readonly means: Meaning;
  readonly because: string;
}

const minutes = 60;

/**
 * THE error map of X: first matching row wins. Every row is a definite "not accepted", except `unknown`.
 * Sources: docs "response codes & errors", "manage posts" guide, and texts seen in public code (channels 1.3, 1.4).
 */
export const xErrors: readonly Row[] = [
  {
    status: 400,
    words: /too long|character limit/,
    codes: [186, 354],
    means: { refused: "too-long" },
    because: "X finds the text too long",
  },
  {
    status: 400,
    words: /could not find|cannot find|not found|does not exist/,
    codes: [50, 63, 108, 144],
    means: { refused: "gone" },
    because: "the account or the post no longer exists",
  },
  {
    status: 400,
    words: /duplicate/,
    codes: [187],
    means: { unknown: true },
    because: "X has a text like this already",
  },
  { status: 400, means: { refused: "invalid" }, because: "X does not accept this request" },
  {
    status: 401,
    means: { retry: "needs-sign-in", afterSeconds: 15 * minutes },
    because: "X no longer accepts the access token",
  },
  {
    status: 402,
    means: { retry: "out-of-credit", afterSeconds: 60 * minutes },
    because: "the X account has no credit left",
  },
  {
    status: 403,
    words: /mentioned or otherwise engaged|where you are mentioned|not been summoned|not summoned/,
    means: { refused: "not-summoned" },
    because: "the post's author has not mentioned or quoted this account",
  },
  {
    status: 403,
    words: /duplicate/,
    codes: [187],
    means: { unknown: true },
    because: "X says that this text was posted already",
  },
  {
    status: 403,
    words: /you have been blocked|blocked (from|by)|has blocked/,
    codes: [136],
    means: { refused: "blocked" },
    because: "the person blocked this account",
  },
  {
    status: 403,
    words: /your account is (suspended|(temporarily )?locked)|unlock your account/,
    codes: [64, 326],
    means: { retry: "suspended", afterSeconds: 30 * minutes },
    because: "X has suspended or locked the brand's own account",
  },
  {
    status: 403,
    words: /user has been suspended|user is suspended|suspended/,
    codes: [50, 63, 108],
    means: { refused: "gone" },
    because: "the account is suspended or gone",
  },
  {
    status: 403,
    words:
      /permission to dm|cannot send messages to|can't send (direct )?messages? to|not accept(ing)? (direct )?messages/,
    codes: [150, 349],
    means: { refused: "dm-closed" },
    because: "the person's settings do not let this account write first",
  },
  {
    status: 403,
    words: /deleted or not visible|(tweet|post) is unavailable|could not find|not found|does not exist/,
    codes: [144, 385],
    means: { refused: "gone" },
    because: "the post or the account no longer exists",
  },
  {
    status: 403,
    words: /who can reply|reply.{0,40}restricted|restricted.{0,40}repl/,
    codes: [433],
    means: { refused: "replies-limited" },
    because: "the author limited who can reply",
  },
  {
    status: 403,
    words: /too long|character limit/,
    codes: [186, 354],
    means: { refused: "too-long" },
    because: "X finds the text too long",
  },
  {
    status: 403,
    words: /daily (status update |message |sending )?limit|reached your daily|limit for sending/,
    codes: [151, 185, 344],
    means: { retry: "rate-limited", afterSeconds: 60 * minutes },
    because: "the account reached a daily limit of X",
  },
  {
    status: 403,
    words: /usage-?cap/,
    means: { retry: "out-of-credit", afterSeconds: 60 * minutes },
    because: "the X plan's usage cap is reached",
  },
  {
    status: 403,
    words:
      /client-forbidden|client-not-enrolled|unsupported-authentication|oauth1-permissions|oauth.{0,20}(scope|permission)|required scope|not allowed to access or delete your direct messages/,
    codes: [93, 220, 453],
    means: { retry: "needs-sign-in", afterSeconds: 15 * minutes },
    because: "the app or its access token lacks a right (see the list of scopes)",
  },
  { status: 403, means: { refused: "policy" }, because: "X does not permit this" },
  { status: 404, needsProblem: true, means: { refused: "gone" }, because: "the account or the post no longer exists" },
  {
    status: 404,
    means: { retry: "unreachable", afterSeconds: 5 * minutes },
    because: "something that is not X answered 404; check baseUrl",
  },
  { status: 410, needsProblem: true, means: { refused: "gone" }, because: "the account or the post no longer exists" },
  { status: 413, means: { refused: "too-long" }, because: "X finds the request too big" },
  { status: 422, means: { refused: "invalid" }, because: "X does not accept this request" },
  {
    status: 429,
    words: /usage-?cap|monthly/,
    means: { retry: "out-of-credit", afterSeconds: 60 * minutes },
    because: "the X plan's usage cap is reached",
  },
  { status: 429, means: { retry: "rate-limited", afterSeconds: 15 * minutes }, because: "X's rate limit is reached" },
];

/** How an answered call that is no success ends. Unlisted codes, 3xx and every 5xx are "unknown" (law 4). */
export function deliveryOfError(status: number, headers: Headers, json: unknown, now: Temporal.Instant): Delivery {
  const row = rowOf(status, json);
  if (row === null)
    return { outcome: "unknown", because: `X answered ${status}, which does not say whether it was done` };
  const because = `${row.because} (${status})`;
  if ("refused" in row.means) return { outcome: "refused", reason: row.means.refused, because };
  if ("unknown" in row.means) return { outcome: "unknown", because };
  return {
    outcome: "retry",
    at: retryTime(status, headers, now, row.means.afterSeconds),
    because,
    trouble: row.means.retry,
  };
}

export interface ReadTrouble {
  readonly trouble: ChannelTrouble;
  readonly because: string;
  readonly retryAt: Temporal.Instant;
}

/** The same table for reads, where nothing can be done twice: whatever is not the channel's fault is "unreachable". */
export function troubleOfRead(status: number, headers: Headers, json: unknown, now: Temporal.Instant): ReadTrouble {
  const row = rowOf(status, json);
  if (row !== null && "retry" in row.means) {
    const at = retryTime(status, headers, now, row.means.afterSeconds);
    return { trouble: row.means.retry, because: `${row.because} (${status})`, retryAt: at };
  }
  // A refused read is a missing right (dm.read, tweet.read), not a person's decision.
  const trouble = status === 403 ? "needs-sign-in" : "unreachable";
  const because = status === 403 ? "X does not let this access token read (403)" : `X answered ${status} to a read`;
  return { trouble, because, retryAt: retryTime(status, headers, now, status === 403 ? 15 * minutes : minutes) };
}

function rowOf(status: number, json: unknown): Row | null {
  const problem = Problem.safeParse(json);
  const words = problem.success ? wordsOf(problem.data) : "";
  const codes = problem.success ? (problem.data.errors ?? []).map((error) => error.code) : [];
  const matches = (row: Row): boolean => {
    if (row.status !== status) return false;
    if (row.needsProblem) return words !== "";
    if (row.words === undefined) return true;
    return row.words.test(words) || (row.codes ?? []).some((code) => codes.includes(code));
  };
  return xErrors.find(matches) ?? null;
}

function wordsOf(problem: Problem): string {
  const inner = (problem.errors ?? []).flatMap((error) => [error.type, error.title, error.detail, error.message]);
  const all = [problem.type, problem.title, problem.detail, problem.reason, ...inner];
  return all.filter(Boolean).join("\n").replaceAll("’", "'").toLowerCase();
}
