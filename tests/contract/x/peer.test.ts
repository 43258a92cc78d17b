import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "#lib/channels/connector.ts";
import { handWritten, openOfficialCheck } from "#tests/peers/x/official-check.ts";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { accessToken, consumerSecret, openX } from "./x-subject.ts";

/** The pretended X is itself a claim about X: it must obey X's description and be believed by the connector. */
let peer: XPeer;
let connection: Connection;
let desk: Server;
const received: { ok: boolean; body: string }[] = [];

beforeEach(async () => {
  received.length = 0;
  desk = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const query = new URL(request.url ?? "", "http://desk").searchParams;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const method = request.method === "GET" ? "GET" : "POST";
    const challenge = connection.challenge({ method, query, headers, body });
    if (challenge) return void response.writeHead(challenge.status).end(challenge.body);
    received.push({ ok: connection.verify({ method, query, headers, body }).ok, body: body.toString() });
    response.writeHead(200).end();
  });
  await new Promise<void>((done) => desk.listen(0, "127.0.0.1", done));
  const callbackUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/api/webhooks/x/main`;
  peer = await startXPeer({ consumerSecret, accessToken, callbackUrl, echo: true });
  connection = openX(peer.channelConfig);
});
afterEach(async () => {
  await peer.stop();
  desk.closeAllConnections();
  await new Promise((done) => desk.close(done));
});

const eventsReceived = () => received.flatMap(({ body }) => connection.normalise(body));

describe("the loopback X", () => {
  it("asks the challenge and believes the right answer only", async () => {
    expect(await peer.crc()).toEqual({ ok: true, status: 200 });
    connection = openX({ ...peer.channelConfig, consumerSecret: "another" });
    expect(await peer.crc()).toEqual({ ok: false, status: 200 });
  });

  it("signs what happens so that the connector believes and understands it", async () => {
    const user = peer.addUser({ username: "rini", followers: 412 });
    const own = await peer.brandPosts("Promo akhir tahun");
    const mention = await peer.post(user, "@NusaLinkCare mati & lemot");
    const reply = await peer.post(user, "kapan beres?", { repliedToId: own.id });
    const quote = await peer.post(user, "promo terus", { quotedId: own.id });
    await peer.post(user, "RT @NusaLinkCare: Promo", { repostedId: own.id });
    await peer.dmFrom(user, "halo");
    await peer.readBy(user);
    await peer.deletePost(mention.id);
    await peer.revoke();
    expect(received.every(({ ok }) => ok)).toBe(true);
    expect(eventsReceived()).toMatchObject([
      { itemKind: "own-post", externalId: own.id },
      { itemKind: "mention", text: "@NusaLinkCare mati & lemot", author: { username: "rini", followers: 412 } },
      { itemKind: "reply", externalId: reply.id, inReplyToExternalId: own.id, summons: { because: "replied" } },
      { itemKind: "quote", externalId: quote.id, summons: { because: "quoted" } },
      { itemKind: "repost" },
      { type: "direct-message", direction: "inbound", participant: { username: "rini" } },
      { type: "read-up-to", participantExternalId: user.id },
      { type: "deletion", externalId: mention.id },
      { type: "access-lost" },
    ]);
  });

  it("repeats and disorders deliveries on request, each under a new uuid and the same key", async () => {
    const user = peer.addUser({ username: "rini" });
    const posts = [];
    for (let number = 0; number < 8; number++)
      posts.push(await peer.post(user, `@NusaLinkCare ${number}`, {}, { silent: true }));
    expect(await peer.deliver(posts, { copies: 3, shuffle: true, parallel: 4 })).toBe(true);
    expect(received).toHaveLength(24);
    expect(new Set(received.map(({ body }) => body)).size).toBe(24);
    expect(new Set(received.map(({ body }) => connection.deliveryKey(Buffer.from(body)))).size).toBe(8);
    const order = eventsReceived().map((event) => (event.type === "mention" ? event.externalId : ""));
    expect(order).not.toEqual(posts.flatMap((post) => [post.id, post.id, post.id]));
  });

  it("echoes what the API sent", async () => {
    const user = peer.addUser({ username: "rini" });
    const message = { id: "m", leg: "dm", text: "Halo Kak", token: null, replyToExternalId: null } as const;
    await connection.deliver({ ...message, recipient: { externalId: user.id, username: "rini" } });
    await expect.poll(() => received.length).toBe(1);
    expect(eventsReceived()).toMatchObject([
      { direction: "outbound", text: "Halo Kak", participant: { externalId: user.id } },
    ]);
  });

  it("refuses a foreign token and requests that X's description does not allow", async () => {
    const call = (path: string, token: string, body?: object) =>
      fetch(peer.url + path, {
        method: body ? "POST" : "GET",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: body ? JSON.stringify(body) : null,
      }).then((response) => response.status);
    expect(await call("/2/dm_events", "wrong")).toBe(401);
    expect(await call("/2/dm_events?max_results=500", accessToken)).toBe(400);
    expect(await call("/2/users/1/mentions?tweet.fields=id", accessToken)).toBe(400);
    expect(await call("/2/tweets", accessToken, { text: "x", extra: 1 })).toBe(400);
    expect(await call("/2/nothing", accessToken)).toBe(404);
    expect(peer.log.accepted).toHaveLength(0);
  });

  it("keeps its limits and says when they reset", async () => {
    await peer.stop();
    peer = await startXPeer({ consumerSecret, accessToken, limits: { "look-up": { calls: 2, perSeconds: 900 } } });
    const call = () => fetch(`${peer.url}/2/tweets/1`, { headers: { authorization: `Bearer ${accessToken}` } });
    const answers = [await call(), await call(), await call()];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expect(answers.map((answer) => answer.headers.get("x-rate-limit-remaining"))).toEqual(["1", "0", "0"]);
    const reset = Number(answers[2]?.headers.get("x-rate-limit-reset"));
    expect(reset).toBeGreaterThan(Date.now() / 1000 + 890);
  });

  it("draws the same misfortune from the same seed", async () => {
    const draws = async (seed: number) => {
      const one = await startXPeer({ seed, faults: [{ endpoint: "send-dm", kind: "503-before", probability: 0.4 }] });
      const struck = Array.from({ length: 40 }, () => one.faults.draw("send-dm").length);
      await one.stop();
      return struck;
    };
    expect(await draws(7)).toEqual(await draws(7));
    expect(await draws(7)).not.toEqual(await draws(8));
  });

  const check = openOfficialCheck();
  it.skipIf(check.source !== "official")("judges requests by hand as X's description does", () => {
    const post = (path: string, body: unknown) => ({ method: "POST", path, headers: {}, body });
    const get = (path: string) => ({ method: "GET", path, headers: {}, body: undefined });
    const good = [
      post("/2/tweets", { text: "hai", reply: { in_reply_to_tweet_id: "1" } }),
      post("/2/dm_conversations/with/12/messages", { text: "hai" }),
      get("/2/dm_events?max_results=100"),
      get("/2/users/1/mentions?since_id=5&max_results=100"),
    ];
    const bad = [
      post("/2/tweets", { text: "hai", extra: 1 }),
      post("/2/dm_conversations/with/12/messages", {}),
      post("/2/dm_conversations/with/abc/messages", { text: "hai" }),
      get("/2/dm_events?max_results=500"),
      get("/2/users/1/mentions?since_id=x"),
      get("/2/users/1/tweets?max_results=2"),
      get("/2/nothing"),
    ];
    for (const judge of [check.violationsOf, handWritten]) {
      for (const request of good) expect(judge(request), request.path).toEqual([]);
      for (const request of bad) expect(judge(request).length, request.path).toBeGreaterThan(0);
    }
  });

  it.skipIf(check.source !== "official")("answers as X's description says", async () => {
    const user = peer.addUser({ username: "rini" });
    const own = await peer.brandPosts("Promo https://tanggap.example");
    await peer.post(user, "@NusaLinkCare mati", { repliedToId: own.id });
    await peer.dmFrom(user, "halo https://tanggap.example");
    const paths = [
      "/2/dm_events",
      `/2/dm_conversations/with/${user.id}/dm_events`,
      `/2/users/${peer.options.brand.id}/tweets`,
      `/2/users/${peer.options.brand.id}/mentions`,
      `/2/tweets/${own.id}`,
      `/2/users/${user.id}`,
    ];
    for (const path of paths) {
      const headers = { authorization: `Bearer ${accessToken}` };
      const response = await fetch(peer.url + path, { headers });
      expect(response.status, path).toBe(200);
      const request = { method: "GET", path, headers, body: undefined };
      expect(check.answerViolationsOf(request, 200, await response.json()), path).toEqual([]);
    }
  });
});
