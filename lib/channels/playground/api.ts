import { type HttpEnd, requestJson } from "#lib/http/request-json.ts";
import type { ChannelTrouble, Io, LimitReading } from "../connector.ts";
import type { PlaygroundConfig } from "./config.ts";
import { WireError } from "./wire.ts";

export interface PlaygroundAccountAccess {
  readonly config: PlaygroundConfig;
  readonly io: Io;
}

export interface PlaygroundCall {
  readonly method: "GET" | "POST";
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly body?: unknown;
}

const timeoutMs = 15_000;

/** One call with the brand's own token; never repeated. */
export function callPlayground({ config, io }: PlaygroundAccountAccess, call: PlaygroundCall): Promise<HttpEnd> {
  return requestJson(io.fetch, {
    method: call.method,
    url: `${config.baseUrl}${call.path}`,
    headers: { authorization: `Bearer ${config.accessToken}`, accept: "application/json" },
    ...(call.body === undefined ? {} : { body: call.body }),
    timeoutMs,
  });
}

/** A path with its query; empty values are left out. */
export function pathOf(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The network's short word for what is wrong, or null. */
export function errorWord(json: unknown): string | null {
  const parsed = WireError.safeParse(json);
  return parsed.success ? parsed.data.error : null;
}

/** Budgets told by the headers x-ratelimit-bucket, -limit, -remaining and -reset (seconds since 1970). */
export function limitsOf(headers: Headers): readonly LimitReading[] {
  const bucket = headers.get("x-ratelimit-bucket");
  const remaining = numberOf(headers.get("x-ratelimit-remaining"));
  const reset = numberOf(headers.get("x-ratelimit-reset"));
  if (bucket === null || remaining === null || reset === null) return [];
  const resetAt = Temporal.Instant.fromEpochMilliseconds(reset * 1000);
  return [{ bucket, limit: numberOf(headers.get("x-ratelimit-limit")), remaining, resetAt }];
}

/** When a rate-limited call may be made again: the header's word, within the next hour. */
export function limitResetAt(headers: Headers, now: Temporal.Instant): Temporal.Instant {
  const told = limitsOf(headers)[0]?.resetAt ?? now.add({ seconds: numberOf(headers.get("retry-after")) ?? 30 });
  const soonest = now.add({ seconds: 1 });
  const latest = now.add({ hours: 1 });
  if (Temporal.Instant.compare(told, soonest) < 0) return soonest;
  return Temporal.Instant.compare(told, latest) > 0 ? latest : told;
}

export interface ReadTrouble {
  readonly because: string;
  readonly trouble: ChannelTrouble;
  readonly retryAt: Temporal.Instant;
}

/** Why a read brought nothing, and when to try again. */
export function troubleOfRead(end: HttpEnd, now: Temporal.Instant): ReadTrouble {
  const later = (because: string, seconds: number, trouble: ChannelTrouble = "unreachable"): ReadTrouble => {
    return { because, trouble, retryAt: now.add({ seconds }) };
  };
  if (end.end !== "answered") return later(`the playground cannot be reached: ${end.because}`, 15);
  if (end.status === 429) {
    return { because: "rate limited", trouble: "rate-limited", retryAt: limitResetAt(end.headers, now) };
  }
  if (end.status === 401) return later("the access token is not accepted", 300, "needs-sign-in");
  return later(`the playground answered ${end.status}`, 15);
}

function numberOf(text: string | null): number | null {
  const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
