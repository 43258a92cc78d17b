import { createHmac } from "node:crypto";
import type { OutboundMessage } from "#lib/channels/connector.ts";
import { playgroundConnector } from "#lib/channels/playground/index.ts";
import { type PlaygroundPeer, startPlaygroundPeer } from "#tests/peers/playground/start-playground-peer.ts";
import { type PeerAccount, writeInPeer } from "#tests/peers/playground/world.ts";
import type { ContractSubject, LiveNetwork, Refusal } from "../subject.ts";

const secret = "contract-playground-secret";
const accessToken = "contract-playground-token";
const config = {
  baseUrl: "http://127.0.0.1:9/api/playground",
  brandAccountId: "brand-1",
  brandHandle: "nusaraya",
  secret,
  accessToken,
} as const;

const signatureHeader = "x-playground-signature";

let count = 0;

function messageTo(peer: PlaygroundPeer, leg: "dm" | "public", person: PeerAccount): OutboundMessage {
  const number = ++count;
  const post = writeInPeer(peer.world, person, `@nusaraya internet mati di rumah nomor ${number}`);
  const token = `NSR-${1000 + number}`;
  const text = leg === "dm" ? `Halo Kak, nomor laporannya ${token}.` : `Sudah kami DM ya, Kak (${token})`;
  const recipient = { externalId: person.id, username: person.handle };
  return { id: `message-${number}`, leg, text, token, recipient, replyToExternalId: leg === "dm" ? null : post.id };
}

function refusedMessage(peer: PlaygroundPeer, reason: Refusal): OutboundMessage | null {
  // Everybody may answer everybody on this network.
  if (reason === "not-summoned") return null;
  return messageTo(peer, "dm", peer.addPerson(reason));
}

async function startLive(): Promise<LiveNetwork> {
  const peer = await startPlaygroundPeer(accessToken);
  const io = { fetch: globalThis.fetch, now: () => Temporal.Now.instant() };
  const { posts, messages, brand } = peer.world;
  return {
    connection: playgroundConnector.open({ ...config, baseUrl: peer.baseUrl }, io),
    message: async (leg) => messageTo(peer, leg, peer.addPerson()),
    refusedMessage: async (reason) => refusedMessage(peer, reason),
    failNext: (leg, mishap, resetSeconds) => peer.failNext(leg, mishap, resetSeconds),
    failReads: (failing) => peer.failReads(failing),
    accepted: () => [...messages, ...posts.filter((post) => post.authorId === brand.id)],
    calls: () => peer.calls(),
    violations: () => [],
    deletePost: async (id) => {
      const post = posts.find((each) => each.id === id);
      if (post) post.deleted = true;
    },
    stop: () => peer.stop(),
  };
}

export const playgroundSubject: ContractSubject = {
  name: "playground",
  connector: playgroundConnector,
  config,
  signingSecretField: "secret",
  signed: (body) => {
    const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    const headers = { "content-type": "application/json", [signatureHeader]: signature };
    return { method: "POST", query: new URLSearchParams(), headers, body: Buffer.from(body) };
  },
  signatureHeader,
  sharedPayloads: null,
  start: startLive,
};
