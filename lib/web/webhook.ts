import type { RawRequest } from "#lib/channels/connector.ts";
import { database } from "#lib/db/client.ts";
import { DeskError } from "#lib/errors.ts";
import { receiveWebhook } from "#lib/intake/receive-webhook.ts";
import { clientAddress } from "./client-address.ts";
import { answerHeaders } from "./error-response.ts";
import { counters } from "./rate-limits.ts";
import { readBytes } from "./read-body.ts";
import { presentInstant } from "./request-context.ts";

/** Addresses that recently sent too much unverified; only they are asked for at the counter before the work. */
const limitedUntil = new Map<string, number>();

/**
 * A network's call: raw bytes (at most 1 MB) to the intake, and its answer back. Only calls that did not verify are
 * counted, so a verified burst is never slowed down; an address over the limit still gets in with a good signature.
 */
export async function answerWebhook(
  request: Request,
  at: { readonly requestId: string; readonly params: Record<string, string> },
): Promise<Response> {
  const { network = "", channel = "" } = at.params;
  const address = clientAddress(request.headers);
  const key = `${address}:${network}/${channel}`.slice(0, 200);
  const raw: RawRequest = {
    method: request.method === "GET" ? "GET" : "POST",
    query: new URL(request.url).searchParams,
    headers: Object.fromEntries(request.headers),
    body: await readBytes(request),
  };
  const call = { network, channelKey: channel, request: raw, requestId: at.requestId, now: presentInstant() };
  const answer = await receiveWebhook(database().db, call);
  if (!answer.verified) await countUnverified(key);
  const headers = { ...answerHeaders(at.requestId), "Content-Type": answer.contentType };
  return new Response(answer.body, { status: answer.status, headers });
}

async function countUnverified(key: string): Promise<void> {
  const until = limitedUntil.get(key);
  const left = until === undefined ? 0 : until - performance.now();
  if (left > 0) throw tooMany(Math.ceil(left / 1000));
  limitedUntil.delete(key);
  const tried = await counters().unverifiedWebhook.count(key);
  if (tried.ok) return;
  if (limitedUntil.size > 10_000) limitedUntil.clear();
  limitedUntil.set(key, performance.now() + tried.retryAfterSeconds * 1000);
  throw tooMany(tried.retryAfterSeconds);
}

function tooMany(retryAfterSeconds: number): DeskError {
  return new DeskError("rate-limited", "Too many calls without a valid signature.", { retryAfterSeconds });
}
