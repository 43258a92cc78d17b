import { createHmac } from "node:crypto";
import type { Connection, OutboundMessage, RawRequest } from "#lib/channels/connector.ts";
import { xConnector } from "#lib/channels/x/index.ts";
import type { Endpoint, FaultKind } from "#tests/peers/x/faults.ts";
import { type StartOptions, startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import type { ContractSubject, LiveNetwork, Mishap, Refusal } from "../subject.ts";

export const consumerSecret = "contract-consumer-secret";
export const accessToken = "contract-access-token";
export const xConfig = {
  baseUrl: "http://127.0.0.1:9",
  brandUserId: "1500000000000000001",
  brandHandle: "NusaLinkCare",
  consumerSecret,
  accessToken,
} as const;

export function openX(config: Readonly<Record<string, unknown>>): Connection {
  return xConnector.open(config, { fetch: globalThis.fetch, now: () => Temporal.Now.instant() });
}

export const signatureHeader = "x-twitter-webhooks-signature";

export function signedByX(body: string, secret: string = consumerSecret): RawRequest {
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`;
  const headers = { "content-type": "application/json", [signatureHeader]: signature };
  return { method: "POST", query: new URLSearchParams(), headers, body: Buffer.from(body) };
}

const faultOf: Readonly<Record<Mishap, FaultKind>> = {
  "rate-limited": "429",
  "server-error": "503-before",
  "accepted-then-server-error": "accept-then-500",
  "accepted-then-dropped": "accept-then-drop",
  "accepted-then-unreadable": "accept-then-garbage",
  "dropped-before": "drop-before",
  "sign-in-lost": "token-expired",
};
const reads: readonly Endpoint[] = ["read-dm-conversation", "read-own-posts", "read-dms", "read-mentions", "look-up"];

let count = 0;

/** A message of the brand to somebody new who named the brand. */
export async function messageTo(peer: XPeer, leg: "dm" | "public", typed?: string): Promise<OutboundMessage> {
  const number = ++count;
  const user = peer.addUser({ username: `pelanggan_${number}` });
  const post = await peer.post(user, typed ?? `@${peer.options.brand.handle} internet mati di rumah nomor ${number}`);
  const token = leg === "dm" ? `NL-${1000 + number}` : `kd${1000 + number}`;
  const text = leg === "dm" ? `Halo Kak, nomor laporannya ${token}.` : `Sudah kami DM ya, Kak (${token})`;
  const recipient = { externalId: user.id, username: user.username };
  return { id: `message-${number}`, leg, text, token, recipient, replyToExternalId: leg === "dm" ? null : post.id };
}

async function refusedMessage(peer: XPeer, reason: Refusal): Promise<OutboundMessage> {
  if (reason === "not-summoned") return messageTo(peer, "public", "internetku mati lagi");
  const message = await messageTo(peer, "dm");
  const user = peer.world.users.get(message.recipient.externalId);
  if (user) user.standing = reason;
  return message;
}

export async function startLiveX(options: StartOptions = {}): Promise<LiveNetwork & { readonly peer: XPeer }> {
  const peer = await startXPeer({ consumerSecret, accessToken, ...options });
  return {
    peer,
    connection: openX(peer.channelConfig),
    message: (leg) => messageTo(peer, leg),
    refusedMessage: (reason) => refusedMessage(peer, reason),
    failNext: (leg, mishap, resetSeconds) =>
      peer.failNext(leg === "dm" ? "send-dm" : "send-post", faultOf[mishap], { resetSeconds }),
    failReads: (failing) => {
      peer.faults.clear();
      if (failing) for (const endpoint of reads) peer.faults.add({ endpoint, kind: "503-before" });
    },
    accepted: () => peer.log.accepted.map(({ id, text }) => ({ id, text })),
    calls: () => peer.log.requests.length,
    violations: () => peer.log.violations,
    deletePost: (id) => peer.deletePost(id, { silent: true }),
    stop: () => peer.stop(),
  };
}

export const xSubject: ContractSubject = {
  name: "x",
  connector: xConnector,
  config: xConfig,
  signingSecretField: "consumerSecret",
  signed: (body) => signedByX(body),
  signatureHeader,
  sharedPayloads: "x",
  start: () => startLiveX(),
};
