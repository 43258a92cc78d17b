import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Connection, OutboundMessage, ReadBackQuery } from "#lib/channels/connector.ts";
import { xConnector } from "#lib/channels/x/index.ts";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { queryOf } from "../subject.ts";
import { accessToken, consumerSecret, messageTo, openX, startLiveX, xConfig } from "./x-subject.ts";

const now = Temporal.Instant.from("2026-11-02T04:00:00Z");
const brandId = xConfig.brandUserId;

/** An X that answers each list call from `pages`, by page token. */
function openOverPages(pages: readonly object[]): { connection: Connection; calls: () => number } {
  let calls = 0;
  const fetch = (url: string | URL | Request) => {
    calls += 1;
    const token = new URL(String(url)).searchParams.get("pagination_token");
    const page = pages[token === null ? 0 : Number(token.replace("page-token-number-", ""))];
    return Promise.resolve(Response.json(page));
  };
  return {
    connection: xConnector.open(xConfig, { fetch: fetch as typeof globalThis.fetch, now: () => now }),
    calls: () => calls,
  };
}

interface Listed {
  readonly id: string;
  readonly text: string;
  readonly secondsAgo: number;
}

/** Splits newest-first messages into pages of `size`. */
function pagesOf(listed: readonly Listed[], size: number): object[] {
  const count = Math.max(1, Math.ceil(listed.length / size));
  return Array.from({ length: count }, (_, index) => {
    const data = listed.slice(index * size, (index + 1) * size).map(({ id, text, secondsAgo }) => ({
      id,
      text,
      event_type: "MessageCreate",
      sender_id: brandId,
      created_at: now.subtract({ seconds: secondsAgo }).toString(),
    }));
    const more = index + 1 < count ? { next_token: `page-token-number-${index + 1}` } : {};
    return { ...(data.length > 0 ? { data } : {}), meta: { result_count: data.length, ...more } };
  });
}

const query: ReadBackQuery = {
  leg: "dm",
  text: "Halo Kak, nomornya NL-77",
  token: "NL-77",
  recipientExternalId: "42",
  replyToExternalId: null,
  since: now.subtract({ minutes: 10 }),
  knownExternalIds: [],
};

describe("reading back over pages", () => {
  const others = fc.array(fc.nat(3600), { maxLength: 120 }).map((ages) => ages.toSorted((a, b) => a - b));

  it("finds the message on whatever page it is, and never one from before the first attempt", async () => {
    await fc.assert(
      fc.asyncProperty(others, fc.integer({ min: 1, max: 40 }), fc.nat(3600), async (ages, size, ageOfOurs) => {
        const ours = { id: "999", text: query.text, secondsAgo: ageOfOurs };
        const rest = ages.map((secondsAgo, index) => ({ id: String(index + 1), text: `lain ${index}`, secondsAgo }));
        const listed = [...rest, ours].toSorted((a, b) => a.secondsAgo - b.secondsAgo);
        const { connection } = openOverPages(pagesOf(listed, size));
        const answer = await connection.readBack?.(query);
        const isOurs = ageOfOurs <= 600 + 60;
        const pagesBefore = Math.floor(listed.indexOf(ours) / size);
        if (isOurs && pagesBefore < 10) expect(answer).toMatchObject({ result: "found", externalId: "999" });
        else expect(answer?.result).not.toBe("found");
      }),
    );
  });

  it("says absent only after a page that ends before the first attempt, or the last page", async () => {
    await fc.assert(
      fc.asyncProperty(others, fc.integer({ min: 1, max: 40 }), async (ages, size) => {
        const listed = ages.map((secondsAgo, index) => ({ id: String(index + 1), text: "lain", secondsAgo }));
        const pages = pagesOf(listed, size);
        const { connection, calls } = openOverPages(pages);
        const answer = await connection.readBack?.(query);
        const needed = pages.findIndex((_, index) => {
          const last = listed.slice(index * size, (index + 1) * size).at(-1);
          return index === pages.length - 1 || (last !== undefined && last.secondsAgo > 660);
        });
        expect(answer?.result).toBe(needed < 10 ? "absent" : "incomplete");
        expect(calls()).toBe(Math.min(needed + 1, 10));
      }),
    );
  });

  const one = (more: object) => ({
    data: [{ id: "1", text: "lain", sender_id: brandId, created_at: now.toString() }],
    ...more,
  });
  it.each([
    ["X left something out", one({ errors: [{ title: "x" }], meta: { result_count: 1 } })],
    ["X counts more than it shows", one({ meta: { result_count: 2 } })],
    ["an entry cannot be read", { data: [{ text: "no id" }], meta: { result_count: 1 } }],
    ["the answer is no list", { hello: "world" }],
    [
      "a message with the token names no sender",
      { data: [{ id: "1", text: "soal NL-77 ya", created_at: now.toString() }], meta: {} },
    ],
  ])("proves nothing when %s", async (_, page) => {
    expect(await openOverPages([page]).connection.readBack?.(query)).toMatchObject({ result: "incomplete" });
  });

  it("takes neither the customer's quoting of the number nor a longer number for ours", async () => {
    const data = [
      { id: "1", text: "saya balas soal NL-77", sender_id: "42", created_at: now.toString() },
      { id: "2", text: "Halo Kak, nomornya NL-778", sender_id: brandId, created_at: now.toString() },
    ];
    expect(await openOverPages([{ data, meta: { result_count: 2 } }]).connection.readBack?.(query)).toMatchObject({
      result: "absent",
    });
  });

  it("prefers the whole text over the token alone", async () => {
    const data = [
      { id: "3", text: "Kak, soal NL-77 sudah dicek", sender_id: brandId, created_at: now.toString() },
      { id: "4", text: query.text, sender_id: brandId, created_at: now.toString() },
    ];
    expect(await openOverPages([{ data, meta: {} }]).connection.readBack?.(query)).toMatchObject({
      result: "found",
      externalId: "4",
    });
  });
});

describe("reading back from a living network", () => {
  let peer: XPeer | null = null;
  afterEach(async () => {
    await peer?.stop();
    peer = null;
  });

  const whole = (message: OutboundMessage, text: string): OutboundMessage => ({ ...message, text, token: null });

  it("finds texts without a token although X shortens links, escapes signs and puts the addressee in front", async () => {
    const live = await startLiveX();
    peer = live.peer;
    const since = Temporal.Now.instant();
    const dm = whole(await messageTo(peer, "dm"), "Cek di https://tanggap.example/track/NL-1?x=1&y=2 ya <3 & makasih");
    const post = whole(
      await messageTo(peer, "public"),
      "Sudah kami DM ya, Kak & <maaf> — cek https://tanggap.example/",
    );
    for (const message of [dm, post]) {
      live.failNext(message.leg, "accepted-then-dropped");
      expect(await live.connection.deliver(message)).toMatchObject({ outcome: "unknown" });
      const id = peer.log.accepted.at(-1)?.id;
      expect(await live.connection.readBack?.(queryOf(message, since))).toMatchObject({
        result: "found",
        externalId: id,
      });
    }
  });

  it("does not take the same words under another post for the reply", async () => {
    const live = await startLiveX();
    peer = live.peer;
    const since = Temporal.Now.instant();
    const one = await messageTo(peer, "public");
    const other = { ...(await messageTo(peer, "public")), text: one.text, token: one.token };
    await live.connection.deliver(one);
    // X refuses the same words again, which says nothing about where they stand.
    expect(await live.connection.deliver(other)).toMatchObject({ outcome: "unknown" });
    expect(await live.connection.readBack?.(queryOf(other, since))).toMatchObject({ result: "absent" });
  });

  it("sees an accepted message only once X's lists have settled", async () => {
    const live = await startLiveX({ settleMs: 400 });
    peer = live.peer;
    const since = Temporal.Now.instant();
    const message = await messageTo(peer, "dm");
    live.failNext("dm", "accepted-then-dropped");
    await live.connection.deliver(message);
    expect(await live.connection.readBack?.(queryOf(message, since))).toMatchObject({ result: "absent" });
    await new Promise((done) => setTimeout(done, live.connection.abilities("mention").settleSeconds * 1000));
    expect(await live.connection.readBack?.(queryOf(message, since))).toMatchObject({ result: "found" });
  });

  it("speaks X's older field names when the newer ones are refused, and remembers", async () => {
    peer = await startXPeer({ dialect: "tweet", consumerSecret, accessToken });
    const connection = openX(peer.channelConfig);
    const message = await messageTo(peer, "public");
    const since = Temporal.Now.instant();
    await connection.deliver(message);
    expect(await connection.readBack?.(queryOf(message, since))).toMatchObject({ result: "found" });
    const before = peer.log.requests.length;
    expect(await connection.lookUp?.(message.replyToExternalId ?? "")).toBe("exists");
    expect(peer.log.requests.length).toBe(before + 1);
  });

  it("is left to a person where the plan cannot read", () => {
    const connection = openX({ ...xConfig, readBack: false });
    expect(connection.readBack).toBeNull();
    expect(connection.abilities("mention").reconcile).toEqual({ dm: "person", public: "person" });
  });
});
