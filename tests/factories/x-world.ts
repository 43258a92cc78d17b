import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import type { Brand, Channel, Staff } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { receiveWebhook } from "#lib/intake/receive-webhook.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { type StartOptions, startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { as, makeBrand, makeStaff, system } from "./actors.ts";

export interface XTestWorld {
  readonly db: Db;
  readonly peer: XPeer;
  readonly brand: Brand;
  readonly channel: Channel;
  readonly agent: Staff;
  /** The agent clicks, now. */
  readonly click: () => Context & { readonly db: Db };
  /** Works until nothing is left: normalises, sends, reads back what is due within `patienceMs`. */
  readonly drain: (patienceMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A brand with a channel on a pretended X, webhooks over real HTTP, and the worker's verbs called by hand. */
export async function startXWorld(
  db: Db,
  options: StartOptions = {},
  config: Record<string, unknown> = {},
): Promise<XTestWorld> {
  const brand = await makeBrand(db);
  const agent = await makeStaff(db, [brand]);
  const key = `x-${newId().slice(-8)}`;
  const server = createServer((request, response) => void answer(db, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const peer = await startXPeer({ callbackUrl: `http://127.0.0.1:${port}/api/webhooks/x/${key}`, ...options });
  const channel = await createChannel(system(db), {
    network: "x",
    key,
    brandKey: brand.key,
    config: { ...peer.channelConfig, ...config },
  });
  return {
    db,
    peer,
    brand,
    channel,
    agent,
    click: () => as(db, agent, [brand]),
    drain: (patienceMs = 0) => drain(db, patienceMs),
    stop: async () => {
      await peer.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(db: Db, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, , , network = "", channelKey = ""] = url.pathname.split("/");
  const reply = await receiveWebhook(db, {
    network,
    channelKey,
    requestId: newId(),
    now: Temporal.Now.instant(),
    request: {
      method: request.method === "GET" ? "GET" : "POST",
      query: url.searchParams,
      headers: request.headers as Record<string, string | undefined>,
      body: Buffer.concat(chunks),
    },
  });
  response.writeHead(reply.status, { "content-type": reply.contentType }).end(reply.body);
}

/** Does all that is due; with patience it also waits for what becomes due meanwhile (settling, retries). */
export async function drain(db: Db, patienceMs = 0): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const normalised = await normaliseWaiting(db);
    const sent = await deliverNextMessage(system(db));
    const read = await reconcileNextMessage(system(db));
    if (normalised || sent !== "nothing-due" || read !== "nothing-due") continue;
    if (performance.now() >= until) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
