import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { click, complain, doneFor, messageOf } from "./complaint.ts";

describe("accounts that cannot be read back, echo, have small budgets or are broken", { timeout: 90_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld | null = null;

  beforeEach(async () => {
    database = await testDatabase({ max: 16 });
  });
  afterEach(async () => {
    await world?.stop();
    world = null;
    await database?.close();
  });

  async function start(...args: [Parameters<typeof startXWorld>[1]?, Parameters<typeof startXWorld>[2]?]) {
    world = await startXWorld(database.db, ...args);
    return world;
  }
  const deliver = () => deliverNextMessage(system(database.db));

  it("where nothing can be read back, a lost answer waits for a person and is never sent again by itself", async () => {
    const x = await start({}, { readBack: false });
    const complaint = await complain(x);
    await click(x, complaint.ticket);
    x.peer.failNext("send-dm", "accept-then-drop");
    expect(await deliver()).toBe("unknown");
    const dm = await messageOf(database.db, complaint.ticket, "first-dm");
    expect(dm.state).toBe("needs-a-person");
    const ticket = await database.db.ticket.findUniqueOrThrow({ where: { id: complaint.ticket.id } });
    expect(ticket.outreachState).toBe("needs-a-person");
    await x.drain(1500);
    expect(await reconcileNextMessage(system(database.db))).toBe("nothing-due");
    expect(doneFor(x, complaint)).toMatchObject({ dms: [expect.anything()], replies: [] });
  });

  it.each([true, false])("the network's echo accepts what was lost (readBack: %s)", async (readBack) => {
    const x = await start({ echo: true, settleMs: 60_000 }, { readBack, settleSeconds: 60 });
    const complaint = await complain(x);
    await click(x, complaint.ticket);
    x.peer.failNext("send-dm", "accept-then-drop");
    x.peer.failNext("send-post", "accept-then-garbage");
    await deliver();
    await x.drain(4000);
    const { dms, replies } = doneFor(x, complaint);
    expect(await messageOf(database.db, complaint.ticket, "first-dm")).toMatchObject({
      state: "accepted",
      externalId: dms[0]?.id,
      attempt: 1,
    });
    expect((await messageOf(database.db, complaint.ticket, "acknowledgement")).externalId).toBe(replies[0]?.id);
    expect([dms.length, replies.length]).toEqual([1, 1]);
    expect(await database.db.directMessage.count({ where: { ticketId: complaint.ticket.id } })).toBe(0);
  });

  it("an echo that overtakes the answer is the receipt; the answer then changes nothing", async () => {
    const x = await start({ echo: true });
    const complaint = await complain(x);
    await click(x, complaint.ticket);
    const claim = await claimNextMessage(system(database.db));
    if (typeof claim === "string") throw new Error(claim);
    const dm = x.peer.world.addDm({
      senderId: x.peer.world.brandId,
      recipientId: complaint.user.id,
      typed: claim.message.text,
    });
    await x.peer.deliver([dm], { copies: 2 });
    await x.drain(500);
    expect(await messageOf(database.db, complaint.ticket, "first-dm")).toMatchObject({ state: "accepted" });
    expect((await messageOf(database.db, complaint.ticket, "first-dm")).externalId).toBe(dm.id);
    expect(doneFor(x, complaint).replies).toHaveLength(1);
  });

  it("a budget is kept: what is over it goes out when the window frees, not before", async () => {
    const x = await start({}, { limits: { dm: { calls: 4, perSeconds: 4 }, post: { calls: 100, perSeconds: 1 } } });
    const complaints = [];
    for (let n = 0; n < 5; n += 1) complaints.push(await complain(x));
    for (const { ticket } of complaints) await click(x, ticket);
    const starts = () =>
      database.db.outboxAttempt.findMany({
        where: { channelId: x.channel.id, bucket: "dm" },
        orderBy: { startedAt: "asc" },
      });
    const work = async () => {
      for (let result = await deliver(); result !== "nothing-due"; result = await deliver());
    };
    await Promise.all([work(), work(), work(), work()]);
    expect((await starts()).length).toBe(3);
    await x.drain(6500);
    const attempts = await starts();
    expect(attempts).toHaveLength(5);
    const [first, , , fourth] = attempts.map((attempt) => attempt.startedAt.getTime());
    expect((fourth ?? 0) - (first ?? 0)).toBeGreaterThan(4000);
    for (const complaint of complaints) expect(doneFor(x, complaint).dms).toHaveLength(1);
  });

  it("two messages to one person are never on their way at the same time", async () => {
    const x = await start();
    const complaint = await complain(x);
    await click(x, complaint.ticket);
    await x.drain();
    const { number } = complaint.ticket;
    for (const key of ["a", "b", "c", "d"]) await sendDirectMessage(x.click(), { number, key, text: `Kabar ${key}` });
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimNextMessage(system(database.db))));
    expect(claims.filter((claim) => typeof claim !== "string")).toHaveLength(1);
    expect(await database.db.outboxMessage.count({ where: { state: "sending" } })).toBe(1);
    await database.db.outboxMessage.updateMany({
      where: { ticketId: complaint.ticket.id, state: "sending" },
      data: { state: "refused" },
    });
    await x.drain();
    expect(doneFor(x, complaint).dms).toHaveLength(4);
  });

  it("a channel that cannot be opened waits for a person and holds nobody else up", async () => {
    const x = await start();
    const [stuck, complaint] = [await complain(x), await complain(x)];
    const { id: _id, ...sound } = x.channel;
    const broken = { ...sound, id: newId(), key: "broken", externalId: "2", secrets: "not readable" };
    await database.db.channel.create({ data: { ...broken, config: x.channel.config ?? {} } });
    const { id } = await click(x, stuck.ticket);
    await database.db.outboxMessage.update({ where: { id }, data: { channelId: broken.id, priority: 0 } });
    await click(x, complaint.ticket);
    await x.drain();
    expect(doneFor(x, complaint).dms).toHaveLength(1);
    const after = await database.db.channel.findUniqueOrThrow({ where: { id: broken.id } });
    expect(after).toMatchObject({
      state: "assisted",
      trouble: "needs-sign-in",
      because: expect.stringContaining("configuration"),
    });
    expect((await messageOf(database.db, stuck.ticket, "first-dm")).state).toBe("queued");
  });
});
