import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { storeRawEvent } from "#lib/intake/store-raw-event.ts";
import { recordEdit } from "#lib/mentions/record-edit.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { click, complain, doneFor, messageOf, ticketOf, words } from "./complaint.ts";

describe("law 7: what the network takes back is taken back here", { timeout: 90_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  /** Every place of the database where these words are kept. */
  async function placesOf(secret: string): Promise<string[]> {
    const like = `%${secret}%`;
    const { rows } = await database.pool.query<{ place: string }>(
      `SELECT 'raw_event' AS place FROM raw_event WHERE body LIKE $1
       UNION ALL SELECT 'mention' FROM mention WHERE text LIKE $1
       UNION ALL SELECT 'direct_message' FROM direct_message WHERE text LIKE $1
       UNION ALL SELECT 'ticket' FROM ticket WHERE subject LIKE $1
       UNION ALL SELECT 'ticket_event' FROM ticket_event WHERE data::text LIKE $1 OR because LIKE $1`,
      [like],
    );
    return rows.map((found) => found.place);
  }
  const person = (name: string) => world.peer.addUser({ username: `${name}_${newId().slice(-4)}` });

  it("a deleted post leaves no word anywhere, whichever ways it came on, before or after", async () => {
    const user = person("hapus");
    const secret = `rahasia${newId().slice(-6)}`;
    const brandPost = await world.peer.brandPosts(`Halo ${secret.length}${newId()}`);
    const post = await world.peer.post(user, `${words} ${secret}`, { repliedToId: brandPost.id }, { silent: true });
    await world.peer.deliver([post]);
    await world.drain();
    expect((await placesOf(secret)).length).toBeGreaterThanOrEqual(3);
    await world.peer.deletePost(post.id);
    await world.drain();
    expect(await placesOf(secret)).toEqual([]);
    await rawOf(`late ${newId()}`, JSON.stringify({ data: bodyOf(world, post.id, secret) }));
    await world.drain();
    expect(await placesOf(secret)).toEqual([]);
    const kept = await database.db.rawEvent.findMany({
      where: { sources: { some: { mention: { externalId: post.id } } } },
    });
    expect(kept.every((raw) => raw.bodyHash.length === 64 && raw.deliveryKey.length > 0)).toBe(true);
  });

  it("a post that was deleted before it arrived opens nothing and leaves no word", async () => {
    const user = person("duluan");
    const secret = `rahasia${newId().slice(-6)}`;
    const post = await world.peer.post(user, `${words} ${secret}`, {}, { silent: true });
    await world.peer.deletePost(post.id);
    await world.drain();
    await world.peer.deliver([post]);
    await world.drain();
    expect(await placesOf(secret)).toEqual([]);
    const mention = await database.db.mention.findFirstOrThrow({ where: { externalId: post.id } });
    expect(mention).toMatchObject({ state: "ignored", because: "deleted-at-network", text: null, ticketId: null });
  });

  it("an edit replaces the words everywhere and opens no second ticket; deleting it takes both versions", async () => {
    const user = person("sunting");
    const [old, fresh] = [`lama${newId().slice(-6)}`, `baru${newId().slice(-6)}`];
    const post = await world.peer.post(user, `${words} ${old}`);
    await world.drain();
    const edited = await world.peer.editPost(post, `${words} ${fresh}`);
    await world.drain();
    expect(await placesOf(old)).toEqual([]);
    const ticket = await ticketOf(database.db, post.id);
    expect(ticket.subject).toContain(fresh.slice(0, 4));
    expect(await database.db.ticket.count({ where: { handle: { externalId: user.id } } })).toBe(1);
    await world.peer.deletePost(edited.id);
    await world.drain();
    expect(await placesOf(fresh)).toEqual([]);
  });

  it("an edit that overtakes its first version keeps the old words out", async () => {
    const user = person("mendahului");
    const [old, fresh] = [`lama${newId().slice(-6)}`, `baru${newId().slice(-6)}`];
    const post = await world.peer.post(user, `${words} ${old}`, {}, { silent: true });
    const edited = await world.peer.editPost(post, `${words} ${fresh}`);
    await world.drain();
    await world.peer.deliver([post]);
    await world.drain();
    expect(await placesOf(old)).toEqual([]);
    expect((await ticketOf(database.db, edited.id)).subject).toContain(fresh.slice(0, 4));
    expect(await database.db.mention.count({ where: { handle: { externalId: user.id }, state: "attached" } })).toBe(0);
  });

  it("the acknowledgement goes under the newest version of an edited post", async () => {
    const complaint = await complain(world);
    const edited = await world.peer.editPost(complaint.post, `${words} (diperbaiki)`);
    await world.drain();
    await click(world, complaint.ticket);
    await world.drain();
    expect(doneFor(world, { ...complaint, post: edited }).replies).toHaveLength(1);
  });

  it("an edit event waits for its post, and is settled with a reason when the post never comes", async () => {
    const event = { type: "edit" as const, externalId: newId(), text: "…", editedAt: new Date().toISOString() };
    const rawEvent = await database.db.rawEvent.findFirstOrThrow();
    const ctx = system(database.db);
    const result = await database.db.$transaction((tx) =>
      recordEdit(tx, ctx, event, { channel: world.channel, rawEvent }),
    );
    expect(result).toEqual({ status: "waits", because: "edit-of-unknown-post" });
  });

  it("a post deleted between click and DM cancels both, with the reason on the ticket", async () => {
    const complaint = await complain(world);
    await click(world, complaint.ticket);
    await world.peer.deletePost(complaint.post.id);
    await database.db.channel.update({ where: { id: world.channel.id }, data: { state: "paused" } });
    await world.drain();
    await database.db.channel.update({ where: { id: world.channel.id }, data: { state: "active" } });
    await world.drain();
    expect(await messageOf(database.db, complaint.ticket, "first-dm")).toMatchObject({
      state: "cancelled",
      because: "post-deleted",
    });
    const ticket = await database.db.ticket.findUniqueOrThrow({ where: { id: complaint.ticket.id } });
    expect(ticket.outreachState).toBe("needs-a-person");
    expect(doneFor(world, complaint)).toEqual({ dms: [], replies: [] });
  });

  it("a post deleted between DM and acknowledgement silences the public leg, or moves it to the next post", async () => {
    const alone = await complain(world);
    const twice = await complain(world);
    const second = await world.peer.post(twice.user, `${words} masih mati`);
    await world.drain();
    for (const complaint of [alone, twice]) {
      await click(world, complaint.ticket);
      expect(await deliverNextMessage(system(database.db))).toBe("accepted");
      const target = complaint === twice ? second : complaint.post;
      expect((await messageOf(database.db, complaint.ticket, "acknowledgement")).replyToExternalId).toBe(target.id);
      await database.db.channel.update({ where: { id: world.channel.id }, data: { state: "paused" } });
      await world.peer.deletePost(target.id);
      await world.drain();
      await database.db.channel.update({ where: { id: world.channel.id }, data: { state: "active" } });
      await world.drain();
    }
    expect(await messageOf(database.db, alone.ticket, "acknowledgement")).toMatchObject({ state: "cancelled" });
    expect(doneFor(world, alone)).toMatchObject({ dms: [expect.anything()], replies: [] });
    expect(doneFor(world, twice)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
  });

  it("a post deleted while its DM is on the way: the DM counts, the acknowledgement waits for a person", async () => {
    const complaint = await complain(world);
    await click(world, complaint.ticket);
    world.peer.failNext("send-dm", "accept-then-500");
    expect(await deliverNextMessage(system(database.db))).toBe("unknown");
    await world.peer.deletePost(complaint.post.id);
    await world.drain(2500);
    expect((await messageOf(database.db, complaint.ticket, "first-dm")).state).toBe("accepted");
    expect(await messageOf(database.db, complaint.ticket, "acknowledgement")).toMatchObject({
      state: "needs-a-person",
      because: "post-deleted",
    });
    expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [] });
  });

  async function rawOf(deliveryKey: string, body: string): Promise<void> {
    const { id: channelId, brandId } = world.channel;
    const more = { source: "webhook" as const, body, bodyHash: "0".repeat(64), receivedAt: new Date(), requestId: "t" };
    await storeRawEvent(database.db, { id: newId(), brandId, channelId, deliveryKey, ...more });
  }
});

/** One more way on which a deleted post's words may still arrive: another event type of the same post. */
function bodyOf(world: XTestWorld, postId: string, secret: string) {
  const post = world.peer.world.posts.get(postId);
  return {
    event_uuid: "1",
    filter: { user_id: world.peer.world.brandId },
    event_type: "post.mention.create",
    payload: {
      id: postId,
      author_id: post?.authorId,
      text: `@NusaLinkCare ${secret}`,
      created_at: new Date().toISOString(),
    },
  };
}
