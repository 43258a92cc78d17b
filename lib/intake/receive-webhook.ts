import { createHash } from "node:crypto";
import { type OpenChannel, openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { RawRequest } from "#lib/channels/connector.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { toDate } from "#lib/time/instant.ts";
import { storeRawEvent } from "./store-raw-event.ts";

export interface WebhookCall {
  readonly network: string;
  readonly channelKey: string;
  readonly request: RawRequest;
  readonly requestId: string;
  readonly now: Temporal.Instant;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** False counts against the caller's rate limit. */
  readonly verified: boolean;
}

/**
 * The entrance of every network. GET answers the network's challenge; POST is verified over its raw bytes, stored once
 * and answered 200 only after the row is committed (law 1). Nothing unverified is stored.
 * 401 bad signature · 404 no such channel · 405 · 503 the channel has no usable secret.
 */
export async function receiveWebhook(db: Db | Tx, call: WebhookCall): Promise<WebhookAnswer> {
  const found = await findChannel(db, call);
  if (found === "unknown") return refuse(404, "not-found", "No channel has this webhook address.", call);
  if (found === "locked")
    return refuse(503, "not-ready", "This channel cannot check signatures. See its settings.", call);
  const { row: channel, connection } = found;
  if (call.request.method === "GET") {
    const challenge = connection.challenge(call.request);
    if (!challenge)
      return refuse(400, "invalid-input", "This address expects the network's challenge or a POST.", call);
    return { ...challenge, verified: challenge.status < 400 };
  }
  const verification = connection.verify(call.request);
  if (!verification.ok)
    return refuse(401, "unauthenticated", "The signature does not fit this body.", call, verification.because);
  const body = Buffer.from(call.request.body);
  await storeRawEvent(db, {
    id: newId(),
    brandId: channel.brandId,
    channelId: channel.id,
    deliveryKey: connection.deliveryKey(body),
    source: "webhook",
    body: storable(body),
    bodyHash: createHash("sha256").update(body).digest("hex"),
    receivedAt: toDate(call.now),
    requestId: call.requestId,
  });
  return { status: 200, contentType: "application/json", body: '{"received":true}', verified: true };
}

const cached = new Map<string, { readonly opened: OpenChannel; readonly until: number }>();
const cacheMilliseconds = 2_000;

/** The channel, opened; remembered for two seconds: bursts ask for the same one again and again. */
async function findChannel(db: Db | Tx, call: WebhookCall): Promise<OpenChannel | "unknown" | "locked"> {
  const name = `${call.network}/${call.channelKey}`;
  const known = cached.get(name);
  if (known && known.until > performance.now()) return known.opened;
  const channel = await db.channel.findFirst({ where: { network: call.network, key: call.channelKey } });
  if (!channel) return "unknown";
  try {
    const opened = openChannel(channel);
    cached.set(name, { opened, until: performance.now() + cacheMilliseconds });
    return opened;
  } catch (error) {
    log.error({ err: error, channel: channel.key, requestId: call.requestId }, "channel secrets cannot be opened");
    return "locked";
  }
}

/** PostgreSQL text holds no NUL; JSON never needs one raw. */
function storable(body: Buffer): string {
  return body.toString("utf8").replaceAll("\u0000", "\ufffd");
}

function refuse(status: number, code: string, message: string, call: WebhookCall, because?: string): WebhookAnswer {
  log.warn(
    { requestId: call.requestId, network: call.network, channel: call.channelKey, status, because },
    "webhook refused",
  );
  const body = JSON.stringify({ error: { code, message, requestId: call.requestId } });
  return { status, contentType: "application/json", body, verified: false };
}
