import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import { setChannelState } from "#lib/channels/accounts/set-channel-state.ts";
import { pollChannel } from "#lib/intake/poll-channel.ts";
import { claimNextMessage, longestWaitSeconds } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { listOutbox } from "#lib/outbox/list-outbox.ts";
import { takeInHand } from "#lib/outbox/take-in-hand.ts";
import { confirmByHand } from "#lib/outreach/confirm-by-hand.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { click, complain, complainants, doneFor, messageOf, row } from "#tests/db/laws/complaint.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

const dmLimit = { calls: 4, perSeconds: 900 };

describe("budgets of a channel", { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  const deliver = () => deliverNextMessage(system(database.db));

  beforeEach(async () => {
    database = await testDatabase();
    world = await startXWorld(
      database.db,
      {},
      { limits: { dm: dmLimit, "read-mentions": { calls: 3, perSeconds: 900 } } },
    );
  }, 120_000);
  afterEach(async () => {
    await world?.stop();
    await database?.close();
  });

  /** As if it had been sent so many seconds ago. */
  const ago = (seconds: number) =>
    database.pool.query(`UPDATE outbox_attempt SET "startedAt" = "startedAt" - make_interval(secs => $1)`, [seconds]);

  it("uses nine tenths, tells when the rest goes out, and sends it then", async () => {
    const complaints = await complainants(world, 5);
    for (const { ticket } of complaints) await click(world, ticket);
    for (let n = 0; n < 10; n += 1) await deliver();
    const dms = () => world.peer.log.accepted.filter((entry) => entry.leg === "dm").length;
    expect(dms()).toBe(3);
    const { items } = await listOutbox(world.click(), { state: "queued" });
    const waits = items
      .filter((item) => item.leg === "dm")
      .map((item) => Date.parse(item.goesOutAt ?? "") - Date.now());
    expect(waits).toHaveLength(2);
    for (const ms of waits) expect(Math.abs(ms - 900_000)).toBeLessThan(30_000);
    await ago(901);
    await database.pool.query(`UPDATE channel_budget SET "freeAt" = now() - interval '1 second'`);
    for (let n = 0; n < 10; n += 1) await deliver();
    expect(dms()).toBe(5);
  });

  it("shares the limits of one application between its channels", async () => {
    const config = {
      ...world.peer.channelConfig,
      brandUserId: "4242",
      brandHandle: "NusaLinkToko",
      limits: { dm: dmLimit },
    };
    const other = await createChannel(system(database.db), {
      network: "x",
      key: "second",
      brandKey: world.brand.key,
      config,
    });
    expect(other.appKey).toBe(world.channel.appKey);
    const stranger = { ...config, brandUserId: "4343", consumerSecret: "another application's" };
    const apart = await createChannel(system(database.db), {
      network: "x",
      key: "third",
      brandKey: world.brand.key,
      config: stranger,
    });
    expect(apart.appKey).not.toBe(world.channel.appKey);
  });

  it("polling keeps to the budget of its reads and comes back when it has room", async () => {
    const before = world.peer.log.requests.length;
    for (let n = 0; n < 6; n += 1) await pollChannel(system(database.db), world.channel.id);
    const reads = world.peer.log.requests.slice(before).filter((request) => request.endpoint === "read-mentions");
    expect(reads.length).toBeLessThanOrEqual(2);
    const { pollAgainAt } = await database.db.channel.findUniqueOrThrow({ where: { id: world.channel.id } });
    expect((pollAgainAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(600_000);
  });

  it("goes by urgency, but nothing is overtaken for longer than two minutes", async () => {
    const complaints = await complainants(world, 3);
    const [late, reply, dm] = complaints.map((complaint) => complaint.ticket);
    if (!late || !reply || !dm) throw new Error("no tickets");
    const due = { dueAt: new Date(Date.now() - 60_000) };
    const publicly = { ...due, leg: "public", kind: "public-reply", priority: 3, replyToExternalId: "1" };
    const create = (data: ReturnType<typeof row>) => database.db.outboxMessage.create({ data });
    const waited = new Date(Date.now() - (longestWaitSeconds + 5) * 1000);
    await create(row(world, late, { ...publicly, createdAt: waited, recipientExternalId: "3", step: "late" }));
    await create(row(world, reply, { ...publicly, recipientExternalId: "2", step: "reply" }));
    await create(row(world, dm, { ...due, recipientExternalId: "1", step: "dm" }));
    const order: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const claim = await claimNextMessage(system(database.db));
      order.push(typeof claim === "string" ? claim : claim.message.step);
    }
    expect(order).toEqual(["late", "dm", "reply"]);
  });

  it("a dead token turns the channel to assisted mode: people send by hand, and a new sign-in sends what still waits", async () => {
    const [first, second] = [await complain(world), await complain(world)];
    for (const { ticket } of [first, second]) await click(world, ticket);
    world.peer.failNext("send-dm", "token-expired");
    expect(await deliver()).toBe("retry");
    expect(await deliver()).toBe("nothing-due");
    const byHand = await messageOf(database.db, first.ticket, "first-dm");
    await takeInHand(world.click(), { messageId: byHand.id });
    await expect(takeInHand(world.click(), { messageId: byHand.id })).rejects.toThrow("no longer waits");
    await confirmByHand(world.click(), { number: first.ticket.number, step: "first-dm" });
    const ack = await messageOf(database.db, first.ticket, "acknowledgement");
    expect(ack).toMatchObject({ state: "needs-a-person", because: "assisted-channel" });
    await confirmByHand(world.click(), {
      number: first.ticket.number,
      step: "acknowledgement",
      permalink: "https://x.com/i/status/1",
    });
    expect(await database.db.ticket.findUniqueOrThrow({ where: { id: first.ticket.id } })).toMatchObject({
      outreachState: "acknowledged",
    });

    const admin = as(database.db, await makeStaff(database.db, [world.brand], "admin"), [world.brand]);
    await expect(setChannelState(world.click(), { channelId: world.channel.id, state: "active" })).rejects.toThrow();
    await setChannelState(admin, { channelId: world.channel.id, state: "active" });
    await world.drain(4000);
    expect(doneFor(world, first)).toEqual({ dms: [], replies: [] });
    expect(doneFor(world, second)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
  });
});
