import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import { openDatabase } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { pollChannel } from "#lib/intake/poll-channel.ts";
import { storeRawEvent } from "#lib/intake/store-raw-event.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { eventsOfPost } from "#tests/peers/x/webhooks.ts";
import type { PeerUser } from "#tests/peers/x/world.ts";
import { complain, doneFor, ticketOf, words } from "../laws/complaint.ts";

const thanks = "@NusaLinkCare makasih banyak min, internetnya sudah lancar lagi, mantap";

describe("whatever arrives, in whatever order and however often", { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let people = 0;

  beforeAll(async () => {
    database = await testDatabase({ max: 24 });
    world = await startXWorld(database.db);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  function person(): PeerUser {
    people += 1;
    return world.peer.addUser({ username: `datang_${people}`, name: `Datang ${people}` });
  }
  const ticketsOf = ({ id }: PeerUser) => database.db.ticket.findMany({ where: { handle: { externalId: id } } });
  const mentionsOf = ({ id }: PeerUser) => database.db.mention.findMany({ where: { handle: { externalId: id } } });

  it("one event taken five times by each of three processes is one mention of one ticket", async () => {
    const users = [person(), person(), person(), person()];
    const posts = await Promise.all(users.map((user) => world.peer.post(user, words, {}, { silent: true })));
    const { connection } = openChannel(world.channel);
    const deliveries = posts.flatMap((post) =>
      eventsOfPost(world.peer.world, post).map((event) => {
        const { body } = world.peer.webhooks.signed(event);
        return { body, deliveryKey: connection.deliveryKey(Buffer.from(body)) };
      }),
    );
    const job = { url: database.url, channelId: world.channel.id, brandId: world.brand.id, deliveries, times: 5 };
    await Promise.all([1, 2, 3].map(() => inAnotherProcess(job)));
    for (const user of users) {
      expect((await mentionsOf(user)).map((mention) => mention.state)).toEqual(["ticketed"]);
      expect(await ticketsOf(user)).toHaveLength(1);
    }
    const keys = { deliveryKey: { in: deliveries.map((delivery) => delivery.deliveryKey) } };
    const stored = await database.db.rawEvent.findMany({ where: keys });
    expect(stored.map((raw) => raw.status)).toEqual(deliveries.map(() => "normalised"));
  });

  it("a reply that comes before its parent opens the ticket; the parent joins it, and the answer hangs on the latest", async () => {
    const user = person();
    const parent = await world.peer.post(user, words, { atMs: Date.now() - 60_000 }, { silent: true });
    const reply = await world.peer.post(user, `${words} masih`, { repliedToId: parent.id }, { silent: true });
    await world.peer.deliver([reply]);
    await world.drain();
    const ticket = await ticketOf(database.db, reply.id);
    await world.peer.deliver([parent]);
    await world.drain();
    expect((await ticketOf(database.db, parent.id)).id).toBe(ticket.id);
    expect(await ticketsOf(user)).toHaveLength(1);
    await reachOut(world.click(), { number: ticket.number });
    await world.drain();
    expect(doneFor(world, { user, post: reply, ticket })).toMatchObject({ dms: [expect.anything()], replies: [{}] });
  });

  it("a deletion before its creation leaves nothing, though two workers take both at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = person();
      const post = await world.peer.post(user, `${words} rahasia`, {}, { silent: true });
      await world.peer.deletePost(post.id);
      await world.peer.deliver([post]);
      await normaliseAll();
      const [mention] = await mentionsOf(user);
      expect(mention?.text ?? null).toBeNull();
      expect(mention?.deletedAt).not.toBeNull();
      const held = await database.db.rawEvent.count({ where: { body: { contains: `"${post.id}","text"` } } });
      expect(held).toBe(0);
    }
  });

  it("an edit before its creation waits for it, and its words win", async () => {
    const { channel, tell } = await playgroundChannel();
    const [id, old, fresh] = [
      `post-${newId()}`,
      "@nusaraya internet mati",
      "@nusaraya wifi putus sejak subuh, tolong dicek",
    ];
    await tell({ type: "post.edited", at: "2026-11-24T03:20:00.000Z", post: postOf(id, fresh) });
    await work();
    const where = { channelId: channel.id };
    expect(await database.db.rawEvent.findFirstOrThrow({ where })).toMatchObject({
      ...{ status: "received", attempts: 1, because: "edit-of-unknown-post" },
    });
    await tell({ type: "post.created", at: "2026-11-24T03:15:00.000Z", why: "mention", post: postOf(id, old) });
    await database.db.rawEvent.updateMany({ where: { ...where, status: "received" }, data: { dueAt: new Date(0) } });
    await work();
    await database.db.rawEvent.updateMany({ where: { ...where, status: "received" }, data: { dueAt: new Date(0) } });
    await work();
    const mention = await database.db.mention.findFirstOrThrow({ where: { externalId: id } });
    expect(mention).toMatchObject({ text: fresh, editedAt: new Date("2026-11-24T03:20:00.000Z") });
    const bodies = await database.db.rawEvent.findMany({ where });
    expect(bodies.map((raw) => [raw.status, raw.body?.includes(old) ?? false])).toEqual([
      ["normalised", false],
      ["normalised", false],
    ]);
  });

  it("after resolving, words reopen and thanks do not; after closing, words open a linked ticket and thanks do not", async () => {
    const { user, ticket } = await complain(world);
    const { number } = ticket;
    const status = async () => (await database.db.ticket.findUniqueOrThrow({ where: { number } })).status;
    const says = async (text: string) => {
      await world.peer.post(user, `${text} ${newId().slice(-5)}`);
      await world.drain();
    };
    await resolveTicket(world.click(), { number, summary: "Sudah beres." });
    await says(thanks);
    expect(await status()).toBe("resolved");
    await says(words);
    expect(await status()).toBe("open");
    await closeTicket(world.click(), { number });
    await says(thanks);
    expect(await ticketsOf(user)).toHaveLength(1);
    await world.peer.dmFrom(user, "halo, mati lagi internetnya, tolong dicek");
    await world.drain();
    const all = await ticketsOf(user);
    expect(all).toHaveLength(2);
    expect(all.find((each) => each.number !== number)).toMatchObject({ previousTicketId: ticket.id, status: "new" });
    expect(await status()).toBe("closed");
  });

  it("receipts, edits and deletions that come after closing are recorded on the closed ticket and wake nobody", async () => {
    const complaint = await complain(world);
    const { number, id } = complaint.ticket;
    await reachOut(world.click(), { number });
    await closeTicket(world.click(), { number });
    await world.drain();
    await world.peer.readBy(complaint.user);
    const edited = await world.peer.editPost(complaint.post, `${words} (diubah)`);
    await world.drain();
    await world.peer.deletePost(edited.id);
    await world.drain();
    const ticket = await database.db.ticket.findUniqueOrThrow({
      where: { id },
      include: { events: true, outbox: true },
    });
    expect(ticket).toMatchObject({ status: "closed", outreachState: "acknowledged" });
    expect(ticket.outbox.map((message) => message.state).sort()).toEqual(["accepted", "read"]);
    const types = ticket.events.map((event) => event.type);
    expect(types).toEqual(
      expect.arrayContaining(["outreach.dm-accepted", "outreach.acknowledged", "post.edited", "post.deleted"]),
    );
    expect(await ticketsOf(complaint.user)).toHaveLength(1);
  });

  it("back-fill after hours of downtime, while webhooks come again, doubles nothing and loses nothing", async () => {
    const users = Array.from({ length: 10 }, () => person());
    const hour = 3_600_000;
    const missed = await Promise.all(
      users.flatMap((user, n) =>
        [5, 3, 1].map((hours) =>
          world.peer.post(user, `${words} ${n}-${hours}`, { atMs: Date.now() - hours * hour }, { silent: true }),
        ),
      ),
    );
    for (const user of users) await world.peer.dmFrom(user, `halo min ${user.id}`, { silent: true });
    const fresh = await Promise.all(
      users.map((user) => world.peer.post(user, `${words} sekarang`, {}, { silent: true })),
    );
    const poll = () => pollChannel(system(database.db), world.channel.id);
    // The network repeats what was not taken, while two workers back-fill and four normalise.
    await Promise.all([
      world.peer.deliver([...missed.filter((_, n) => n % 2 === 0), ...fresh], {
        copies: 2,
        shuffle: true,
        parallel: 4,
      }),
      poll(),
      poll(),
      normaliseAll(),
    ]);
    await poll();
    await normaliseAll();
    for (const user of users) {
      const mentions = await mentionsOf(user);
      expect(mentions.map((mention) => mention.state).sort()).toEqual(["attached", "attached", "attached", "ticketed"]);
      expect(await ticketsOf(user)).toHaveLength(1);
      expect(await database.db.directMessage.count({ where: { handle: { externalId: user.id } } })).toBe(1);
    }
    const ids = [...missed, ...fresh].map((post) => post.id);
    expect(await database.db.mention.count({ where: { externalId: { in: ids } } })).toBe(ids.length);
  });

  describe("on two accounts of one brand", () => {
    let second: XPeer;
    beforeAll(async () => {
      const key = `x-${newId().slice(-8)}`;
      const callbackUrl = (world.peer.webhooks.callbackUrl ?? "").replace(world.channel.key, key);
      second = await startXPeer({ brand: { id: "1500000000000000002", handle: "NusaLinkBisnis" }, callbackUrl });
      await createChannel(system(database.db), {
        network: "x",
        key,
        brandKey: world.brand.key,
        config: { ...second.channelConfig },
      });
    });
    afterAll(async () => {
      await second?.stop();
    });

    it("two first messages of one customer at the same moment, by two connections, are one ticket", async () => {
      for (let round = 0; round < 6; round += 1) {
        const user = person();
        const same = second.addUser({ ...user });
        await world.peer.post(user, `${words} ${round}`);
        if (round % 2 === 0) await second.dmFrom(same, `internet mati total, tolong ${round}`);
        else await second.post(same, `${words.replace("NusaLinkCare", "NusaLinkBisnis")} ${round}`);
        const raws = await database.db.rawEvent.findMany({ where: { status: "received" }, select: { id: true } });
        const connections = raws.map(() => openDatabase(database.url, { max: 1 }));
        await Promise.all(raws.map(({ id }, n) => normaliseRawEvent(system(connections[n]?.db ?? database.db), id)));
        await Promise.all(connections.map((connection) => connection.close()));
        expect(await ticketsOf(user)).toHaveLength(1);
        expect(await database.db.handle.count({ where: { externalId: user.id } })).toBe(1);
      }
    });

    it("one post that names both accounts is one mention with two sources", async () => {
      const user = person();
      const same = second.addUser({ ...user });
      const post = await world.peer.post(user, `${words} @NusaLinkBisnis`);
      const copy = second.world.addPost({ authorId: same.id, typed: post.typed });
      second.world.posts.set(post.id, { ...copy, id: post.id, conversationId: post.id });
      const told = second.world.posts.get(post.id);
      if (told) await second.deliver([told]);
      await normaliseAll();
      const mention = await database.db.mention.findFirstOrThrow({
        where: { externalId: post.id },
        include: { sources: true },
      });
      expect(new Set(mention.sources.map((source) => source.channelId)).size).toBe(2);
      expect(await ticketsOf(user)).toHaveLength(1);
    });
  });

  async function work(): Promise<void> {
    while (await normaliseWaiting(database.db));
  }

  async function normaliseAll(): Promise<void> {
    const due = { status: "received" };
    do {
      await database.db.rawEvent.updateMany({ where: due, data: { dueAt: new Date(0) } });
      await Promise.all([work(), work(), work(), work()]);
    } while ((await database.db.rawEvent.count({ where: due })) > 0);
  }

  async function inAnotherProcess(job: unknown): Promise<void> {
    const child = spawn(process.execPath, [join(import.meta.dirname, "intake-process.ts")], {
      stdio: ["pipe", "inherit", "inherit"],
    });
    child.stdin.end(JSON.stringify(job));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(0);
  }

  /** The training network tells of edits as such; its events are stored as its webhook would. */
  async function playgroundChannel() {
    const config = { baseUrl: "http://127.0.0.1:9/api/playground", brandAccountId: "brand-1", brandHandle: "nusaraya" };
    const secrets = { secret: "arrivals-secret", accessToken: "arrivals-token" };
    const input = { network: "playground", key: `pg-${newId().slice(-8)}`, brandKey: world.brand.key };
    const channel = await createChannel(system(database.db), { ...input, config: { ...config, ...secrets } });
    const tell = (event: Readonly<Record<string, unknown>>) => {
      const body = JSON.stringify({ id: newId(), account: "brand-1", ...event });
      const row = { id: newId(), brandId: world.brand.id, channelId: channel.id, deliveryKey: newId(), body };
      const more = { source: "webhook", bodyHash: "0".repeat(64), receivedAt: new Date(), requestId: "t" } as const;
      return storeRawEvent(database.db, { ...row, ...more });
    };
    return { channel, tell };
  }
});

function postOf(id: string, text: string) {
  const author = { id: `acc-${id}`, handle: "tutik_solo", name: "Bu Tutik", followers: 214 };
  const links = { language: null, conversationId: id, inReplyTo: null, quoteOf: null, repostOf: null };
  return { id, text, author, createdAt: "2026-11-24T03:15:00.000Z", ...links };
}
