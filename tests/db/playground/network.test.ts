import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Connection, OutboundMessage } from "#lib/channels/connector.ts";
import { playgroundConnector } from "#lib/channels/playground/index.ts";
import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import { answerPlaygroundCall } from "#lib/playground/api/answer-playground-call.ts";
import { connectBrand } from "#lib/playground/connect-brand.ts";
import { createAccount } from "#lib/playground/create-account.ts";
import { deleteDirectMessage } from "#lib/playground/delete-direct-message.ts";
import { deletePost } from "#lib/playground/delete-post.ts";
import { editPost } from "#lib/playground/edit-post.ts";
import { pushDueDeliveries } from "#lib/playground/push-due-deliveries.ts";
import { quotePost } from "#lib/playground/quote-post.ts";
import { readInbox } from "#lib/playground/read-inbox.ts";
import { replyTo } from "#lib/playground/reply-to.ts";
import { repost } from "#lib/playground/repost.ts";
import type { NetworkSwitch } from "#lib/playground/rules/shown.ts";
import { sendDirectMessageTo } from "#lib/playground/send-direct-message-to.ts";
import { setAccountSwitch } from "#lib/playground/set-account-switch.ts";
import { setNetworkSwitch } from "#lib/playground/set-network-switch.ts";
import { writePost } from "#lib/playground/write-post.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";

const secret = "network-test-secret";
const accessToken = "network-test-token";
let test: TestDatabase;
let brandId: string;
let connection: Connection;
/** What the callback was posted: each body with its signature believed or not. */
const received: { body: string; believed: boolean }[] = [];
let callbackStatus = 200;
const callback = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const headers = { "x-playground-signature": String(request.headers["x-playground-signature"] ?? "") };
  const believed = connection.verify({ method: "POST", query: new URLSearchParams(), headers, body }).ok;
  if (callbackStatus === 200) received.push({ body: body.toString("utf8"), believed });
  response.writeHead(callbackStatus).end();
});

const io = { now: () => Temporal.Now.instant(), afterWrite: () => undefined, slowMs: 20 };
/** The connector's HTTP, answered by the real API without a socket. */
const apiFetch: typeof fetch = async (url, init) => {
  const request = new Request(url, init);
  return answerPlaygroundCall(test.db, request, new URL(request.url).pathname.split("/").slice(3), io);
};

beforeAll(async () => {
  test = await testDatabase();
  await test.db.setting.create({ data: { key: "demo", value: true } });
  await new Promise<void>((resolve) => callback.listen(0, "127.0.0.1", resolve));
  const callbackUrl = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/api/webhooks/playground/pg`;
  const connected = { handle: "nusaraya", displayName: "Nusaraya Net", accessToken, secret, callbackUrl };
  ({ accountId: brandId } = await connectBrand(scene(), connected));
  connection = open();
});

afterAll(async () => {
  callback.close();
  await test.close();
});

beforeEach(async () => {
  await push();
  received.length = 0;
  callbackStatus = 200;
});

function scene() {
  return { db: test.db, now: Temporal.Now.instant() };
}

function open(token: string = accessToken): Connection {
  const config = {
    baseUrl: "http://pg.example/api/playground",
    brandAccountId: brandId,
    brandHandle: "nusaraya",
    secret,
  };
  return playgroundConnector.open({ ...config, accessToken: token }, { fetch: apiFetch, now: io.now });
}

function push(now: Temporal.Instant = Temporal.Now.instant()) {
  return pushDueDeliveries(test.db, { fetch: globalThis.fetch, now: () => now });
}

let count = 0;
async function newPerson(): Promise<string> {
  const made = await createAccount(scene(), {
    handle: `orang_${++count}`,
    displayName: `Orang ${count}`,
    followers: 9,
  });
  if (!made.ok) throw new Error(made.because);
  return made.id;
}

async function idOf(written: Promise<{ ok: true; id: string } | { ok: false; because: string }>): Promise<string> {
  const result = await written;
  if (!result.ok) throw new Error(result.because);
  return result.id;
}

/** Pushes what is due and reads it as the desk would. */
async function heard(): Promise<NormalisedEvent[]> {
  await push();
  expect(received.every((each) => each.believed)).toBe(true);
  return received.splice(0).flatMap(({ body }) => connection.normalise(body));
}

function messageTo(leg: "dm" | "public", recipientId: string, postId: string | null, text: string): OutboundMessage {
  const recipient = { externalId: recipientId, username: "orang" };
  return { id: `m-${++count}`, leg, text, token: null, recipient, replyToExternalId: postId };
}

async function withSwitch(name: NetworkSwitch, work: () => Promise<void>): Promise<void> {
  await setNetworkSwitch(scene(), { accountId: brandId, name, on: true });
  await work().finally(() => setNetworkSwitch(scene(), { accountId: brandId, name, on: false }));
}

describe("what a brand hears", () => {
  it("is every post that names, answers, quotes or passes on, as the connector understands it", async () => {
    const person = await newPerson();
    const own = await idOf(writePost(scene(), { authorId: brandId, text: "Selamat pagi" }));
    await idOf(writePost(scene(), { authorId: person, text: "hujan deras hari ini" }));
    await idOf(writePost(scene(), { authorId: person, text: "@nusaraya internet mati" }));
    await idOf(replyTo(scene(), { authorId: person, postId: own, text: "pagi juga" }));
    await idOf(quotePost(scene(), { authorId: person, postId: own, text: "pagi apanya" }));
    await idOf(repost(scene(), { authorId: person, postId: own }));
    const events = await heard();
    expect(events.map((event) => (event.type === "mention" ? event.itemKind : event.type))).toEqual([
      "own-post",
      "mention",
      "reply",
      "quote",
      "repost",
    ]);
  });

  it("is an edit of what it knew, and the post itself when it is named only by the edit", async () => {
    const person = await newPerson();
    const known = await idOf(writePost(scene(), { authorId: person, text: "@nusaraya mati" }));
    const unknown = await idOf(writePost(scene(), { authorId: person, text: "mati" }));
    await heard();
    await idOf(editPost(scene(), { authorId: person, postId: known, text: "@nusaraya mati sejak subuh" }));
    await idOf(editPost(scene(), { authorId: person, postId: unknown, text: "mati @nusaraya" }));
    expect(await heard()).toMatchObject([
      { type: "edit", externalId: known, text: "@nusaraya mati sejak subuh" },
      { type: "mention", externalId: unknown, itemKind: "mention" },
    ]);
  });

  it("is a deletion, after which neither webhook nor polling says the words any more", async () => {
    const person = await newPerson();
    const id = await idOf(writePost(scene(), { authorId: person, text: "@nusaraya rahasia-saya" }));
    expect(await deletePost(scene(), { authorId: person, postId: id })).toEqual({ ok: true, deletedPosts: 1 });
    await push();
    expect(received.map(({ body }) => body).join()).not.toContain("rahasia-saya");
    expect(received.splice(0).flatMap(({ body }) => connection.normalise(body))).toMatchObject([
      { type: "deletion", of: "post", externalId: id },
    ]);
    const polled = JSON.stringify(await connection.poll?.(null));
    expect(polled).toContain(id);
    expect(polled).not.toContain("rahasia-saya");
    expect(await connection.lookUp?.(id)).toBe("deleted");
  });

  it("is each private message of both directions, that it was read, and that it was taken back", async () => {
    const person = await newPerson();
    const fromThem = await idOf(sendDirectMessageTo(scene(), { fromId: person, toId: brandId, text: "tolong" }));
    await idOf(sendDirectMessageTo(scene(), { fromId: brandId, toId: person, text: "kami bantu" }));
    expect(await readInbox(scene(), { accountId: person })).toEqual({ newlyRead: 1 });
    expect(await readInbox(scene(), { accountId: person })).toEqual({ newlyRead: 0 });
    await deleteDirectMessage(scene(), { fromId: person, messageId: fromThem });
    // The first message's own event went with its words.
    expect(await heard()).toMatchObject([
      { type: "direct-message", direction: "outbound", text: "kami bantu" },
      { type: "read-up-to", participantExternalId: person },
      { type: "deletion", of: "direct-message", externalId: fromThem },
    ]);
  });
});

describe("the webhook pusher", () => {
  it("pushes again with a pause after a failure, and polling tells the same bytes under the same key", async () => {
    callbackStatus = 503;
    const person = await newPerson();
    const id = await idOf(writePost(scene(), { authorId: person, text: "@nusaraya halo lagi" }));
    const start = Temporal.Now.instant();
    expect(await push(start)).toEqual({ delivered: 0, failed: 1 });
    expect(await push(start)).toEqual({ delivered: 0, failed: 0 });
    callbackStatus = 200;
    expect(await push(start.add({ seconds: 2 }))).toEqual({ delivered: 1, failed: 0 });
    const [pushed] = received;
    const poll = await connection.poll?.(null);
    const same = poll?.ok ? poll.page.bodies.filter(({ body }) => body === pushed?.body) : [];
    expect(same).toHaveLength(1);
    expect(same[0]?.deliveryKey).toBe(connection.deliveryKey(Buffer.from(pushed?.body ?? "")));
    expect(pushed?.body).toContain(id);
  });

  it("delivers each event once although two pushers run at the same time", async () => {
    const person = await newPerson();
    for (let n = 0; n < 20; n++) await idOf(writePost(scene(), { authorId: person, text: `@nusaraya nomor ${n}` }));
    const totals = await Promise.all([push(), push(), push()]);
    expect(totals.reduce((sum, total) => sum + total.delivered, 0)).toBe(20);
    expect(new Set(received.map(({ body }) => body)).size).toBe(20);
    expect(received).toHaveLength(20);
  });

  it("keeps webhooks back while the network is down, and loses none", async () => {
    await withSwitch("networkDown", async () => {
      await idOf(writePost(scene(), { authorId: await newPerson(), text: "@nusaraya saat padam" }));
      expect(await push()).toEqual({ delivered: 0, failed: 0 });
    });
    expect(await push()).toEqual({ delivered: 1, failed: 0 });
  });
});

describe("the connector over the real API", () => {
  it("sends a message and an answer, reads both back, and the network echoes them", async () => {
    const person = await newPerson();
    const postId = await idOf(writePost(scene(), { authorId: person, text: "@nusaraya tolong" }));
    const since = Temporal.Now.instant();
    for (const leg of ["dm", "public"] as const) {
      const message = messageTo(leg, person, leg === "dm" ? null : postId, `Halo Kak, ini ${leg}`);
      const delivery = await connection.deliver(message);
      if (delivery.outcome !== "accepted") throw new Error(delivery.outcome);
      const query = { ...message, recipientExternalId: person, since, knownExternalIds: [] };
      expect(await connection.readBack?.(query)).toMatchObject({ result: "found", externalId: delivery.externalId });
      // The same click repeated is the same message.
      expect(await connection.deliver(message)).toMatchObject({ outcome: "accepted", externalId: delivery.externalId });
    }
    expect(await heard()).toMatchObject([
      { type: "mention", itemKind: "mention" },
      { type: "direct-message", direction: "outbound", participant: { externalId: person } },
      { type: "mention", itemKind: "own-post", inReplyToExternalId: postId },
    ]);
  });

  it("is refused by closed messages, by a block and by deletion, each under its own name", async () => {
    const person = await newPerson();
    const postId = await idOf(writePost(scene(), { authorId: person, text: "@nusaraya tolong" }));
    await setAccountSwitch(scene(), { accountId: person, name: "refusesDms", on: true });
    const dm = () => connection.deliver(messageTo("dm", person, null, "Halo"));
    expect(await dm()).toMatchObject({ outcome: "refused", reason: "dm-closed" });
    await sendDirectMessageTo(scene(), { fromId: person, toId: brandId, text: "silakan" });
    expect(await dm()).toMatchObject({ outcome: "accepted" });
    await setAccountSwitch(scene(), { accountId: person, name: "blocksBrand", on: true });
    expect(await dm()).toMatchObject({ outcome: "refused", reason: "blocked" });
    const answer = () => connection.deliver(messageTo("public", person, postId, "Halo Kak"));
    expect(await answer()).toMatchObject({ outcome: "refused", reason: "blocked" });
    await deletePost(scene(), { authorId: person, postId });
    expect(await answer()).toMatchObject({ outcome: "refused", reason: "gone" });
    expect(await connection.deliver(messageTo("dm", "nobody", null, "Halo"))).toMatchObject({ reason: "gone" });
  });

  it("meets each switch as a real network's trouble", async () => {
    const person = await newPerson();
    const send = (text: string) => connection.deliver(messageTo("dm", person, null, text));
    const readBack = (text: string) =>
      connection.readBack?.({
        ...messageTo("dm", person, null, text),
        recipientExternalId: person,
        since: Temporal.Now.instant().subtract({ seconds: 30 }),
        knownExternalIds: [],
      });
    await withSwitch("networkDown", async () => {
      expect(await send("padam")).toMatchObject({ outcome: "unknown" });
      expect(await readBack("padam")).toMatchObject({ result: "incomplete" });
      expect(await connection.poll?.(null)).toMatchObject({ ok: false, trouble: "unreachable" });
    });
    expect(await readBack("padam")).toMatchObject({ result: "absent" });
    await withSwitch("rateLimited", async () => {
      expect(await send("penuh")).toMatchObject({
        outcome: "retry",
        trouble: "rate-limited",
        limits: [{ bucket: "dm" }],
      });
    });
    await withSwitch("losesAnswers", async () => {
      expect(await send("hilang")).toMatchObject({ outcome: "unknown" });
    });
    expect(await readBack("hilang")).toMatchObject({ result: "found" });
    await withSwitch("slow", async () => {
      expect(await send("pelan")).toMatchObject({ outcome: "accepted" });
    });
  });

  it("is told to sign in again with a foreign token, and finds nothing when the playground is off", async () => {
    expect(await open("a-foreign-token").deliver(messageTo("dm", brandId, null, "x"))).toMatchObject({
      outcome: "retry",
      trouble: "needs-sign-in",
    });
    await test.db.setting.delete({ where: { key: "demo" } });
    expect(await connection.deliver(messageTo("dm", brandId, null, "x"))).toMatchObject({ outcome: "retry" });
    expect((await apiFetch("http://pg.example/api/playground/me")).status).toBe(404);
    await test.db.setting.create({ data: { key: "demo", value: true } });
  });
});
