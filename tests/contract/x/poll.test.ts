import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CatchUp, Connection, PollPage } from "#lib/channels/connector.ts";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { accessToken, consumerSecret, openX } from "./x-subject.ts";

let peer: XPeer;
let connection: Connection;
beforeEach(async () => {
  peer = await startXPeer({ consumerSecret, accessToken });
  connection = openX(peer.channelConfig);
});
afterEach(() => peer.stop());

async function poll(cursor: string | null): Promise<PollPage> {
  const answer = await connection.poll?.(cursor);
  if (!answer?.ok) throw new Error(answer ? answer.because : "no polling");
  return answer.page;
}

/** Polls until X has nothing more; the ids of what came, in order, and the last cursor. */
async function pollAll(cursor: string | null) {
  const ids: string[] = [];
  let at = cursor;
  for (let turn = 0; turn < 50; turn++) {
    const page = await poll(at);
    ids.push(...page.bodies.map((body) => body.deliveryKey.split(":").at(-1) ?? ""));
    at = page.cursor;
    if (page.caughtUp) return { ids, cursor: at };
  }
  throw new Error("polling never caught up");
}

describe("polling X", () => {
  it("brings every mention of a long backlog, page by page", async () => {
    const user = peer.addUser({ username: "banyak" });
    const posted = [];
    for (let number = 0; number < 230; number++) {
      const atMs = Date.now() - (230 - number) * 60_000;
      posted.push(await peer.post(user, `@NusaLinkCare gangguan ${number}`, { atMs }));
    }
    const first = await poll(null);
    expect(first.caughtUp).toBe(false);
    expect(first.bodies).toHaveLength(100);
    const { ids } = await pollAll(null);
    expect(new Set(ids)).toEqual(new Set(posted.map((post) => post.id)));
  });

  it("loses nothing that is posted while older pages are still being read", async () => {
    const user = peer.addUser({ username: "banyak" });
    const posted = [];
    for (let number = 0; number < 150; number++) {
      const atMs = Date.now() - (151 - number) * 60_000;
      posted.push(await peer.post(user, `@NusaLinkCare gangguan ${number}`, { atMs }));
    }
    const first = await poll(null);
    posted.push(await peer.post(user, "@NusaLinkCare baru saja mati lagi"));
    const rest = await pollAll(first.cursor);
    const later = await pollAll(rest.cursor);
    const seen = [...first.bodies.map((body) => body.deliveryKey.split(":").at(-1)), ...rest.ids, ...later.ids];
    expect(new Set(seen)).toEqual(new Set(posted.map((post) => post.id)));
  });

  it("asks only for what is newer the next time, with a minute of overlap", async () => {
    const user = peer.addUser({ username: "budi" });
    const hourAgo = Date.now() - 3_600_000;
    await peer.post(user, "@NusaLinkCare lama", { atMs: hourAgo });
    await peer.post(user, "@NusaLinkCare baru");
    const { cursor } = await pollAll(null);
    const post = await peer.post(user, "@NusaLinkCare lagi");
    const { ids } = await pollAll(cursor);
    expect(ids).toHaveLength(2);
    expect(ids).toContain(post.id);
  });

  it("reads a day of the past for a fresh channel, not years", async () => {
    const user = peer.addUser({ username: "lama" });
    await peer.post(user, "@NusaLinkCare dua hari lalu", { atMs: Date.now() - 48 * 3_600_000 });
    const recent = await peer.post(user, "@NusaLinkCare tadi pagi", { atMs: Date.now() - 5 * 3_600_000 });
    expect((await pollAll(null)).ids).toEqual([recent.id]);
  });

  it("brings direct messages that no webhook brought, both ways", async () => {
    const user = peer.addUser({ username: "budi", followers: 77 });
    const dm = await peer.dmFrom(user, "ID saya 123 & rumah di BSD");
    const page = await poll(null);
    const events = page.bodies.flatMap(({ body }) => connection.normalise(body));
    expect(events).toEqual([
      expect.objectContaining({
        type: "direct-message",
        externalId: dm.id,
        direction: "inbound",
        text: "ID saya 123 & rumah di BSD",
        participant: { externalId: user.id, username: "budi", displayName: "budi", followers: 77 },
      }),
    ]);
  });

  it("stores no stranger with somebody else's post", async () => {
    const one = peer.addUser({ username: "satu" });
    const two = peer.addUser({ username: "duaduadua" });
    await peer.post(one, "@NusaLinkCare satu");
    await peer.post(two, "@NusaLinkCare dua");
    for (const { body } of (await poll(null)).bodies) {
      expect(body.includes(one.id) && body.includes(two.id)).toBe(false);
    }
  });

  it("knows an edited post as a new one with its earlier ids", async () => {
    const user = peer.addUser({ username: "budi" });
    const post = await peer.post(user, "@NusaLinkCare salah ketk");
    const edited = await peer.editPost(post, "@NusaLinkCare salah ketik");
    const events = (await poll(null)).bodies.flatMap(({ body }) => connection.normalise(body));
    expect(events).toMatchObject([{ externalId: edited.id, earlierExternalIds: [post.id] }]);
  });

  it("keeps its budget of messages: two polls within a minute read them once", async () => {
    const sparing = openX({ ...peer.channelConfig, limits: undefined });
    const first = await sparing.poll?.(null);
    if (!first?.ok) throw new Error("the first poll failed");
    await sparing.poll?.(first.page.cursor);
    const reads = peer.log.requests.filter((request) => request.endpoint === "read-dms");
    expect(reads).toHaveLength(1);
  });

  it.each([
    ["429", "rate-limited"],
    ["token-expired", "needs-sign-in"],
    ["503-before", "unreachable"],
    ["drop-before", "unreachable"],
  ] as const)("says what is wrong after %s and keeps the place", async (kind, trouble) => {
    peer.faults.add({ endpoint: "*", kind, resetSeconds: 20 });
    const answer = await connection.poll?.(null);
    expect(answer).toMatchObject({ ok: false, trouble });
    if (answer && !answer.ok) expect(Temporal.Instant.compare(answer.retryAt, Temporal.Now.instant())).toBe(1);
  });

  it("stores what one list brought although the other failed, and tells the trouble on the next call", async () => {
    const user = peer.addUser({ username: "budi" });
    const post = await peer.post(user, "@NusaLinkCare mati");
    peer.faults.add({ endpoint: "read-dms", kind: "429", resetSeconds: 20 });
    const page = await poll(null);
    expect(page.bodies.map((body) => body.deliveryKey)).toEqual([`polled:post:${post.id}`]);
    expect(await connection.poll?.(page.cursor)).toMatchObject({ ok: false, trouble: "rate-limited" });
  });

  it("catches up after a restore: reads its messages at once, and the brand's own posts since the backup, page by page", async () => {
    const limited = openX({ ...peer.channelConfig, limits: undefined });
    const user = peer.addUser({ username: "pulih" });
    const old = peer.world.addPost({ authorId: peer.options.brand.id, typed: "lama", atMs: Date.now() - 7_200_000 });
    const own = [];
    for (let n = 0; n < 130; n += 1) own.push(await peer.brandPosts(`Halo ${n}`, { silent: true }));
    const read = async (cursor: string | null, catchUp?: CatchUp) => {
      const answer = await limited.poll?.(cursor, catchUp);
      if (!answer?.ok) throw new Error(answer ? answer.because : "no polling");
      return answer.page;
    };
    const before = await read(null);
    const dm = await peer.dmFrom(user, "halo?", { silent: true });
    const catchUp = {
      since: Temporal.Now.instant().subtract({ minutes: 30 }),
      notReadBefore: Temporal.Now.instant().add({ milliseconds: 5 }),
    };
    await new Promise((done) => setTimeout(done, 10));
    const first = await read(before.cursor, catchUp);
    expect(first.caughtUp).toBe(false);
    const second = await read(first.cursor, catchUp);
    expect(second.caughtUp).toBe(true);
    const keys = [...first.bodies, ...second.bodies].map(({ deliveryKey }) => deliveryKey);
    expect(keys).toContain(`polled:dm:${dm.id}`);
    for (const { id } of own) expect(keys).toContain(`polled:post:${id}`);
    expect(keys).not.toContain(`polled:post:${old.id}`);
    // Afterwards own posts cost no reads.
    expect(
      (await read(second.cursor)).bodies.filter(({ deliveryKey }) => deliveryKey.startsWith("polled:post")),
    ).toEqual([]);
  });

  it("does not call it caught up while one of its lists fails", async () => {
    const catchUp = { since: Temporal.Now.instant(), notReadBefore: Temporal.Now.instant() };
    await new Promise((done) => setTimeout(done, 5));
    for (const endpoint of ["read-own-posts", "read-dms"] as const) {
      peer.failNext(endpoint, "503-before");
      const answer = await connection.poll?.(null, catchUp);
      expect(answer?.ok && answer.page.caughtUp, endpoint).toBe(false);
    }
    const whole = await connection.poll?.(null, catchUp);
    expect(whole?.ok && whole.page.caughtUp).toBe(true);
  });

  it("starts again from a cursor that cannot be read", async () => {
    const user = peer.addUser({ username: "budi" });
    await peer.post(user, "@NusaLinkCare mati");
    for (const cursor of ["", "nonsense", "{}", '{"posts":1}']) expect((await poll(cursor)).bodies).toHaveLength(1);
  });
});
