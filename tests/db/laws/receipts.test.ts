import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import { realIo } from "#lib/channels/accounts/open-channel.ts";
import type { Io } from "#lib/channels/connector.ts";
import { claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { type Complaint, click, complain, doneFor, messageOf } from "./complaint.ts";

const dead: Io = { ...realIo, fetch: () => Promise.reject(new Error("the worker is gone")) };

describe("law 4: what is not certain is read back, never sent blindly", { timeout: 90_000 }, () => {
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

  const deliver = (io?: Io) => deliverNextMessage(system(database.db), io);
  const dmOf = ({ ticket }: Complaint) => messageOf(database.db, ticket, "first-dm");
  const dueNow = (id: string) => database.db.outboxMessage.update({ where: { id }, data: { dueAt: new Date(0) } });
  /** The worker died between claim and settling: its lease ran out. */
  async function claimAndDie() {
    const claim = await claimNextMessage(system(database.db));
    if (typeof claim === "string") throw new Error(claim);
    await database.db.outboxMessage.update({ where: { id: claim.message.id }, data: { leaseUntil: new Date(0) } });
    expect(await expireLeases(system(database.db))).toBe(1);
    return claim;
  }
  async function started(): Promise<Complaint> {
    const complaint = await complain(world);
    await click(world, complaint.ticket);
    return complaint;
  }

  it.each(["accept-then-500", "accept-then-drop", "accept-then-garbage"] as const)(
    "%s becomes unknown and is found by reading back: one DM, then the acknowledgement",
    async (fault) => {
      const complaint = await started();
      world.peer.failNext("send-dm", fault);
      expect(await deliver()).toBe("unknown");
      expect(await dmOf(complaint)).toMatchObject({ state: "unknown", externalId: null });
      await world.drain(3000);
      expect((await dmOf(complaint)).externalId).toBe(doneFor(world, complaint).dms[0]?.id);
      expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
    },
  );

  it.each(["503-before", "drop-before"] as const)(
    "%s becomes unknown and is sent again only after two complete reads without it",
    async (fault) => {
      const complaint = await started();
      world.peer.failNext("send-dm", fault);
      expect(await deliver()).toBe("unknown");
      expect(await deliver()).toBe("nothing-due");
      expect(await reconcileNextMessage(system(database.db))).toBe("read-again");
      expect(await dmOf(complaint)).toMatchObject({ state: "unknown", absentReads: 1 });
      expect(await deliver()).toBe("nothing-due");
      await dueNow((await dmOf(complaint)).id);
      expect(await reconcileNextMessage(system(database.db))).toBe("send-again");
      await world.drain(1500);
      expect(await dmOf(complaint)).toMatchObject({ state: "accepted", attempt: 2 });
      expect(doneFor(world, complaint).dms).toHaveLength(1);
    },
  );

  it("an incomplete read proves nothing: it waits, and does not count as absent", async () => {
    const complaint = await started();
    world.peer.failNext("send-dm", "503-before");
    await deliver();
    world.peer.failNext("read-dm-conversation", "503-before");
    expect(await reconcileNextMessage(system(database.db))).toBe("read-again");
    const waiting = await dmOf(complaint);
    expect(waiting).toMatchObject({ state: "unknown", absentReads: 0 });
    expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now() + 10_000);
    await dueNow(waiting.id);
    await world.drain(3000);
    expect(doneFor(world, complaint).dms).toHaveLength(1);
  });

  it("a worker that died before the call: unknown after its lease, proven absent, sent once", async () => {
    const complaint = await started();
    await claimAndDie();
    await world.drain(3000);
    expect(await dmOf(complaint)).toMatchObject({ state: "accepted", attempt: 2 });
    expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
  });

  it("a worker that died after the call: unknown after its lease, found, not sent again", async () => {
    const complaint = await started();
    const claim = await claimAndDie();
    const { recipientExternalId, text } = claim.message;
    await fetch(`${world.peer.url}/2/dm_conversations/with/${recipientExternalId}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.peer.options.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    await world.drain(3000);
    expect(await dmOf(complaint)).toMatchObject({ state: "accepted", attempt: 1 });
    expect(doneFor(world, complaint).dms).toHaveLength(1);
  });

  it("a late answer of a lost lease is set aside once a newer attempt has begun", async () => {
    const complaint = await started();
    const old = await claimAndDie();
    await world.drain(3000);
    const before = await dmOf(complaint);
    const now = Temporal.Now.instant();
    const late = { outcome: "refused", reason: "dm-closed", because: "late" } as const;
    await settleAttempt(system(database.db), old, late, now);
    await settleAttempt(system(database.db), old, { outcome: "unknown", because: "late" }, now);
    await settleAttempt(system(database.db), old, { outcome: "accepted", externalId: "999" }, now);
    expect(await dmOf(complaint)).toMatchObject({ state: before.state, externalId: before.externalId, attempt: 2 });
  });

  it("a late refusal cannot end what is being read back, but a late acceptance is proof", async () => {
    const complaint = await started();
    const claim = await claimAndDie();
    const now = Temporal.Now.instant();
    const refusal = { outcome: "refused", reason: "dm-closed", because: "late" } as const;
    await settleAttempt(system(database.db), claim, refusal, now);
    expect((await dmOf(complaint)).state).toBe("unknown");
    await settleAttempt(system(database.db), claim, { outcome: "accepted", externalId: "777001" }, now);
    expect(await dmOf(complaint)).toMatchObject({ state: "accepted", externalId: "777001" });
    expect((await messageOf(database.db, complaint.ticket, "acknowledgement")).dmId).toBe((await dmOf(complaint)).id);
    await world.drain();
  });

  it("a connector that throws leaves an unknown outcome, not a crash and not a second try", async () => {
    const complaint = await started();
    expect(await deliver(dead)).toBe("unknown");
    expect((await dmOf(complaint)).state).toBe("unknown");
    await world.drain(3000);
    expect(doneFor(world, complaint).dms).toHaveLength(1);
  });

  it("429 waits to the second of the network's own reset, for this message and for the next one", async () => {
    const [first, second] = [await complain(world), await complain(world)];
    for (const { ticket } of [first, second]) await click(world, ticket);
    world.peer.failNext("send-dm", "429", { resetSeconds: 3 });
    expect(await deliver()).toBe("retry");
    const budget = { channelId_bucket: { channelId: world.channel.id, bucket: "dm" } };
    const { resetAt } = await database.db.channelBudget.findUniqueOrThrow({ where: budget });
    if (resetAt === null) throw new Error("the header's word was not kept");
    const limited = [await dmOf(first), await dmOf(second)].find((message) => message.attempt === 1);
    expect(limited?.dueAt).toEqual(resetAt);
    expect(await deliver()).toBe("postponed");
    expect((await database.db.channelBudget.findUniqueOrThrow({ where: budget })).freeAt).toEqual(resetAt);
    await world.drain(4500);
    for (const complaint of [first, second]) {
      const [dm] = doneFor(world, complaint).dms;
      expect(dm?.atMs).toBeGreaterThanOrEqual(resetAt.getTime());
      expect(dm?.atMs).toBeLessThan(resetAt.getTime() + 4000);
    }
  });

  it("a person's word counts as proof, by name; releasing takes a supervisor", async () => {
    const complaint = await started();
    world.peer.failNext("send-dm", "503-before");
    await deliver();
    const { id: messageId } = await dmOf(complaint);
    const release = { messageId, outcome: "send-again" } as const;
    await expect(decideOutcome(world.click(), release)).rejects.toMatchObject({ code: "forbidden" });
    const supervisor = await makeStaff(database.db, [world.brand], "supervisor");
    await decideOutcome(as(database.db, supervisor, [world.brand]), release);
    expect((await dmOf(complaint)).state).toBe("queued");
    world.peer.failNext("send-dm", "503-before");
    await deliver();
    await decideOutcome(world.click(), { messageId, outcome: "was-sent" });
    expect(await dmOf(complaint)).toMatchObject({ state: "accepted", confirmedById: world.agent.id });
    expect((await messageOf(database.db, complaint.ticket, "acknowledgement")).state).toBe("queued");
    await world.drain();
  });

  it("a dead token stops the channel, loses nothing, and a new sign-in lets everything go out at once", async () => {
    const complaint = await started();
    world.peer.failNext("send-dm", "token-expired");
    expect(await deliver()).toBe("retry");
    const channel = () => database.db.channel.findUniqueOrThrow({ where: { id: world.channel.id } });
    expect(await channel()).toMatchObject({ state: "assisted", trouble: "needs-sign-in" });
    expect((await dmOf(complaint)).state).toBe("queued");
    expect(await deliver()).toBe("nothing-due");
    const config = { ...world.peer.channelConfig };
    await createChannel(system(database.db), {
      network: "x",
      key: world.channel.key,
      brandKey: world.brand.key,
      config,
    });
    expect((await channel()).state).toBe("active");
    await world.drain(3000);
    expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
  });
});
