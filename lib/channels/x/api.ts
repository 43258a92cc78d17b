import { type HttpCall, type HttpEnd, requestJson } from "#lib/http/request-json.ts";
import type { Io, LimitReading } from "../connector.ts";
import type { XConfig } from "./config.ts";
import { limitsOfHeaders } from "./limits.ts";

/** One account and the world it may touch. Holds the secrets: never logged, never part of a message. */
export interface XAccount {
  readonly config: XConfig;
  readonly io: Io;
}

export interface XCall {
  readonly method: HttpCall["method"];
  /** Begins with /2/; parts of it that come from outside were checked to be plain numbers. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
  /** Name of the budget that this call uses. */
  readonly bucket: string;
}

/** `freeAt`: the call was not made, its budget has room again then. */
export type XEnd = HttpEnd & { readonly limits: readonly LimitReading[]; readonly freeAt?: Temporal.Instant };

/** X's own pages name no time; after this an answer counts as lost. */
const timeoutMs = 15_000;

/** A read call within its budget; without room it is not made. */
export async function readCallX(account: XAccount, call: XCall): Promise<XEnd> {
  const freeAt = (await account.io.spend?.(call.bucket)) ?? null;
  if (freeAt === null) return callX(account, call);
  return { end: "not-sent", because: "the budget of reads is used up", freeAt, limits: [] };
}

export async function callX(account: XAccount, call: XCall): Promise<XEnd> {
  const query = Object.entries(call.query ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
  const end = await requestJson(account.io.fetch, {
    method: call.method,
    url: `${account.config.baseUrl}${call.path}${search}`,
    headers: { authorization: `Bearer ${account.config.accessToken}`, accept: "application/json" },
    body: call.body,
    timeoutMs,
  });
  const limits = end.end === "answered" ? limitsOfHeaders(end.headers, call.bucket) : [];
  return { ...end, limits };
}

export function isNumericId(id: string): boolean {
  return /^\d{1,19}$/.test(id);
}
