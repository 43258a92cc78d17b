import { afterEach, describe, expect, it } from "vitest";
import { documentedLimits } from "#lib/channels/x/abilities.ts";
import { xConnector } from "#lib/channels/x/index.ts";
import { lengthAtX } from "#lib/channels/x/length.ts";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { noIo } from "../subject.ts";
import { accessToken, consumerSecret, messageTo, openX, xConfig } from "./x-subject.ts";

let peer: XPeer | null = null;
afterEach(async () => {
  await peer?.stop();
  peer = null;
});

async function start(options = {}) {
  peer = await startXPeer({ consumerSecret, accessToken, ...options });
  return { peer, connection: openX(peer.channelConfig) };
}

describe("sending to X", () => {
  it("reports X's own budget under the name of the documented one", async () => {
    const { peer, connection } = await start({ limits: { "send-dm": { calls: 15, perSeconds: 900 } } });
    const delivery = await connection.deliver(await messageTo(peer, "dm"));
    expect(delivery).toMatchObject({ outcome: "accepted", limits: [{ bucket: "dm", limit: 15, remaining: 14 }] });
    expect(documentedLimits.map((limit) => limit.bucket)).toContain("dm");
  });

  it("stops at X's limit with X's own reset", async () => {
    const { peer, connection } = await start({ limits: { "send-dm": { calls: 1, perSeconds: 600 } } });
    await connection.deliver(await messageTo(peer, "dm"));
    const second = await connection.deliver(await messageTo(peer, "dm"));
    expect(second).toMatchObject({
      outcome: "retry",
      trouble: "rate-limited",
      limits: [{ bucket: "dm", remaining: 0 }],
    });
    expect(peer.log.accepted).toHaveLength(1);
  });

  it("answers a quote and an explicit mention; a reply with only the implicit mention is an ordinary refusal", async () => {
    const { peer, connection } = await start();
    const user = peer.addUser({ username: "rini" });
    const own = await peer.brandPosts("Promo");
    const base = await messageTo(peer, "public");
    const answer = async (id: string, text: string) => connection.deliver({ ...base, replyToExternalId: id, text });
    const quote = await peer.post(user, "promo terus", { quotedId: own.id });
    const named = await peer.post(user, "halo @NusaLinkCare", { repliedToId: own.id });
    const implicit = await peer.post(user, "kapan beres", { repliedToId: own.id });
    expect(await answer(quote.id, "siap 1")).toMatchObject({ outcome: "accepted" });
    expect(await answer(named.id, "siap 2")).toMatchObject({ outcome: "accepted" });
    expect(await answer(implicit.id, "siap 3")).toMatchObject({ outcome: "refused", reason: "not-summoned" });
  });

  it("refuses what could never be addressed, without a call", async () => {
    const connection = xConnector.open(xConfig, noIo);
    const message = { id: "1", leg: "dm", text: "hai", token: null, replyToExternalId: null } as const;
    for (const externalId of ["", "../tweets", "12/x", "abc"]) {
      const recipient = { externalId, username: "x" };
      expect(await connection.deliver({ ...message, recipient })).toMatchObject({
        outcome: "refused",
        reason: "invalid",
      });
    }
    const recipient = { externalId: "1", username: "x" };
    expect(await connection.deliver({ ...message, recipient, text: "  " })).toMatchObject({
      outcome: "refused",
      reason: "invalid",
    });
  });

  it("is not sent when nobody listens, and lost when the connection breaks", async () => {
    const recipient = { externalId: "1", username: "x" };
    const message = { id: "1", leg: "dm", text: "hai", token: null, replyToExternalId: null, recipient } as const;
    const gone = await startXPeer();
    await gone.stop();
    const nobody = openX({ ...xConfig, baseUrl: gone.url });
    expect(await nobody.deliver(message)).toMatchObject({ outcome: "retry", trouble: "unreachable" });
    const failing = (error: unknown) =>
      xConnector.open(xConfig, { ...noIo, fetch: () => Promise.reject(error) }).deliver(message);
    const reset = new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) });
    expect(await failing(reset)).toMatchObject({ outcome: "unknown" });
    expect(await failing(new Error("anything else"))).toMatchObject({ outcome: "unknown" });
  });

  it("gives up on an answer that never comes, and calls it unknown", async () => {
    const recipient = { externalId: "1", username: "x" };
    const message = { id: "1", leg: "dm", text: "hai", token: null, replyToExternalId: null, recipient } as const;
    const timeout = AbortSignal.timeout;
    AbortSignal.timeout = () => timeout.call(AbortSignal, 50);
    const { peer, connection } = await start();
    peer.failNext("send-dm", "hang");
    peer.addUser({ id: "1", username: "x" });
    try {
      expect(await connection.deliver(message)).toMatchObject({
        outcome: "unknown",
        because: expect.stringContaining("in time"),
      });
    } finally {
      AbortSignal.timeout = timeout;
    }
  });

  it("never follows a redirect", async () => {
    const asked: RequestInit[] = [];
    const fetch = (_: unknown, init?: RequestInit) => {
      asked.push(init ?? {});
      return Promise.resolve(new Response(null, { status: 307, headers: { location: "https://evil.example/" } }));
    };
    const connection = xConnector.open(xConfig, { ...noIo, fetch: fetch as typeof globalThis.fetch });
    const recipient = { externalId: "1", username: "x" };
    const message = { id: "1", leg: "dm", text: "hai", token: null, replyToExternalId: null, recipient } as const;
    expect(await connection.deliver(message)).toMatchObject({ outcome: "unknown" });
    expect(asked.map((init) => init.redirect)).toEqual(["manual"]);
  });
});

describe("the configuration of X", () => {
  const limitsWith = (limits: unknown) => xConnector.open({ ...xConfig, limits }, noIo).abilities("mention").limits;

  it("takes the documented limits, none, or the operator's own by name", () => {
    expect(limitsWith(undefined)).toEqual(documentedLimits);
    expect(limitsWith(null)).toEqual([]);
    const own = limitsWith({ dm: { calls: 99, perSeconds: 900 } });
    expect(own.filter((limit) => limit.bucket === "dm")).toEqual([{ bucket: "dm", calls: 99, perSeconds: 900 }]);
    expect(own.filter((limit) => limit.bucket === "post")).toHaveLength(3);
  });

  it("names X by default, drops the @ of the handle, and refuses keys that it does not know", () => {
    const { baseUrl: _, ...without } = xConfig;
    expect(xConnector.config.parse({ ...without, brandHandle: "@NusaLinkCare" })).toMatchObject({
      baseUrl: "https://api.x.com",
      brandHandle: "NusaLinkCare",
      readBack: true,
      settleSeconds: 20,
    });
    expect(xConnector.config.safeParse({ ...xConfig, readback: false }).success).toBe(false);
    expect(xConnector.config.safeParse({ ...xConfig, brandUserId: "abc" }).success).toBe(false);
  });

  it("stays the same when it is read again from where it was stored", () => {
    const once = xConnector.config.parse({ ...xConfig, baseUrl: "http://127.0.0.1:9/" });
    expect(xConnector.config.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it("offers links for the invitation and for answering by hand", () => {
    const abilities = xConnector.open(xConfig, noIo).abilities("mention");
    expect(abilities.inviteLink).toBe(`https://x.com/messages/compose?recipient_id=${xConfig.brandUserId}`);
    expect(abilities.openByHand).toBe("https://x.com/intent/post?in_reply_to={id}");
  });
});

describe("the length of a post at X", () => {
  it.each([
    ["halo", 4],
    ["日本", 4],
    ["😀", 2],
    ["cek https://www.example.com/track/NL-1234-5678-9012 ya", 4 + 23 + 3],
    ["👨‍👩‍👧", 2],
  ])("of %s is %i", (text, length) => {
    expect(lengthAtX("public", text)).toBe(length);
  });

  it("of a direct message counts characters", () => {
    expect(lengthAtX("dm", "日本😀")).toBe(3);
  });
});
