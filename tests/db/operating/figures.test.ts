import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failuresThatOpen } from "#lib/channels/rules/breaker.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { countRawReasons } from "#lib/intake/count-raw-reasons.ts";
import { listRawEvents } from "#lib/intake/list-raw-events.ts";
import { replayRawEvent } from "#lib/intake/replay-raw-event.ts";
import { settleRawEvents } from "#lib/intake/settle-raw-events.ts";
import { channelFacts } from "#lib/operating/channel-facts.ts";
import { countChannels } from "#lib/operating/count-channels.ts";
import { findOperating } from "#lib/operating/find-operating.ts";
import { listChannelConditions } from "#lib/operating/list-channel-conditions.ts";
import { conditionOf } from "#lib/operating/rules/condition.ts";
import { decideOutcomes } from "#lib/outbox/decide-outcomes.ts";
import { listOutbox } from "#lib/outbox/list-outbox.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { type Complaint, complain } from "../laws/complaint.ts";

let test: TestDatabase;
let world: XTestWorld;
let supervisor: Staff;
const complaints: Complaint[] = [];

beforeAll(async () => {
  test = await testDatabase();
  const limits = { dm: { calls: 15, perSeconds: 900 }, post: { calls: 200, perSeconds: 900 } };
  world = await startXWorld(test.db, {}, { limits });
  supervisor = await makeStaff(test.db, [world.brand], "supervisor");
  for (let count = 0; count < 7; count += 1) complaints.push(await complain(world));
});
afterAll(async () => {
  await world?.stop();
  await test?.close();
});

const seen = () => as(test.db, supervisor, [world.brand]);
const channelOf = async () => {
  const [channel] = (await findOperating(seen())).channels;
  if (!channel) throw new Error("the brand has no channel");
  return channel;
};
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** A message of the outbox in a state of its own, as the worker would leave it. */
async function message(columns: {
  state: string;
  because?: string;
  dueAt?: Date;
  unknownSince?: Date;
  attempt?: number;
}) {
  // Complaining drains the queue, so all complaints are there before the first message is queued.
  const complaint = complaints.pop();
  if (!complaint) throw new Error("no complaint is left");
  await reachOut(world.click(), { number: complaint.ticket.number });
  const row = await test.db.outboxMessage.findFirstOrThrow({ where: { ticketId: complaint.ticket.id } });
  return test.db.outboxMessage.update({ where: { id: row.id }, data: { attempt: 0, ...columns } });
}

async function rawEvent(columns: { status: string; because: string | null; body?: string | null; receivedAt?: Date }) {
  const receivedAt = columns.receivedAt ?? new Date();
  const id = newId();
  const { brandId, id: channelId } = world.channel;
  const fixed = { id, brandId, channelId, deliveryKey: id, source: "webhook", bodyHash: "0", requestId: newId() };
  return test.db.rawEvent.create({
    data: { body: '{"kata":"rahasia pelanggan"}', ...columns, ...fixed, dueAt: receivedAt, receivedAt },
  });
}

describe("the figures of a channel", { timeout: 90_000 }, () => {
  it("are all zero where nothing moves", async () => {
    const channel = await channelOf();
    expect(Object.values(channel.counts).every((count) => count === 0)).toBe(true);
    expect(channel.condition.code).toBe("answers");
    expect(channel.budgets.map((budget) => budget.bucket).sort()).toEqual(["dm", "post"]);
  });

  it("are what their lists hold, one by one", async () => {
    await message({ state: "queued", dueAt: minutesAgo(3) });
    await message({ state: "queued", dueAt: minutesAgo(-10), because: "budget" });
    await message({
      state: "unknown",
      unknownSince: minutesAgo(20),
      attempt: 1,
      because: "the answer of X was lost: ECONNRESET",
    });
    await message({ state: "needs-a-person", attempt: 1, because: "cannot be read back: no answer" });
    const refused = await message({ state: "refused", attempt: 1, because: "the person blocked this account (403)" });
    const attempt = { id: newId(), messageId: refused.id, channelId: refused.channelId, bucket: "dm", attempt: 1 };
    await test.db.outboxAttempt.create({ data: { ...attempt, startedAt: minutesAgo(5), outcome: "refused" } });
    await rawEvent({ status: "dead", because: "TypeError" });
    await rawEvent({ status: "unreadable", because: "direct message 12 has no time" });
    const { counts, oldestDueAt } = await channelOf();
    expect(counts).toEqual({
      waiting: 2,
      late: 1,
      sending: 0,
      unknown: 1,
      needsAPerson: 1,
      refused: 1,
      dead: 1,
      unreadable: 1,
    });
    const channel = world.channel.key;
    const listed = async (state: "waiting" | "late" | "sending" | "unknown" | "needs-a-person" | "refused-lately") =>
      (await listOutbox(seen(), { state, channel })).items.length;
    expect({
      waiting: await listed("waiting"),
      late: await listed("late"),
      sending: await listed("sending"),
      unknown: await listed("unknown"),
      needsAPerson: await listed("needs-a-person"),
      refused: await listed("refused-lately"),
      dead: (await listRawEvents(seen(), { status: "dead", channel })).items.length,
      unreadable: (await listRawEvents(seen(), { status: "unreadable", channel })).items.length,
    }).toEqual(counts);
    expect(Date.now() - Date.parse(oldestDueAt ?? "")).toBeGreaterThan(170_000);
  });

  it("call nothing late that waits for the end of a rate limit", async () => {
    const hold = { trouble: "rate-limited", blockedUntil: minutesAgo(-10) };
    await test.db.channel.update({ where: { id: world.channel.id }, data: hold });
    const { counts, condition } = await channelOf();
    expect([counts.late, counts.waiting, condition.code]).toEqual([0, 2, "rate-limited"]);
    expect((await listOutbox(seen(), { state: "late" })).items).toEqual([]);
    await test.db.channel.update({ where: { id: world.channel.id }, data: { trouble: null, blockedUntil: null } });
  });

  it("call nothing late that waits for its budget, and say since when it waits", async () => {
    const key = { channelId: world.channel.id, bucket: "dm" };
    const freeAt = minutesAgo(-10);
    await test.db.channelBudget.upsert({
      where: { channelId_bucket: key },
      create: { ...key, freeAt },
      update: { freeAt },
    });
    expect([(await channelOf()).counts.late, (await listOutbox(seen(), { state: "late" })).items]).toEqual([0, []]);
    const [counted] = await countChannels(test.db, [world.brand.id]);
    expect(Date.now() - (counted?.counts.budgetHeldSince?.epochMilliseconds ?? 0)).toBeGreaterThan(170_000);
    await test.db.channelBudget.updateMany({ where: key, data: { freeAt: null } });
    expect((await channelOf()).counts.late).toBe(1);
  });

  it("say that a channel is down once the breaker is open, and that it answers when reading does and nothing waits", async () => {
    const silent = {
      sendFailures: failuresThatOpen,
      readFailures: failuresThatOpen,
      trouble: "unreachable",
      downSince: minutesAgo(9),
    };
    await test.db.channel.update({ where: { id: world.channel.id }, data: { ...silent, sendFailures: 4 } });
    expect((await channelOf()).condition.code).toBe("reads-fail");
    await test.db.channel.update({ where: { id: world.channel.id }, data: silent });
    const down = await channelOf();
    expect([down.condition.code, down.condition.since]).toEqual(["down", silent.downSince.toISOString()]);
    expect((await listChannelConditions(world.click()))[0]).toMatchObject({ waiting: 2, condition: { code: "down" } });
    const row = { ...world.channel, ...silent, readFailures: 0 };
    expect(conditionOf(channelFacts(row, 0), Temporal.Now.instant()).code).toBe("answers");
    expect(conditionOf(channelFacts(row, 1), Temporal.Now.instant()).code).toBe("down");
    const well = { sendFailures: 0, readFailures: 0, trouble: null, downSince: null };
    await test.db.channel.update({ where: { id: world.channel.id }, data: well });
  });

  it("are a supervisor's, of one's own brand, and the line at the top is everybody's", async () => {
    await expect(findOperating(world.click())).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeBrand(test.db, "OTH");
    const stranger = as(test.db, await makeStaff(test.db, [other], "supervisor"), [other]);
    expect((await findOperating(stranger)).channels).toEqual([]);
    expect((await listRawEvents(stranger)).items).toEqual([]);
    expect(await countRawReasons(stranger)).toEqual([]);
    await test.db.channel.update({ where: { id: world.channel.id }, data: { state: "paused" } });
    expect((await listChannelConditions(world.click())).map((one) => one.condition.code)).toEqual(["paused"]);
    expect(await listChannelConditions(stranger)).toEqual([]);
    await test.db.channel.update({ where: { id: world.channel.id }, data: { state: "active" } });
    expect(await listChannelConditions(world.click())).toEqual([]);
  });
});

describe("dead letters", { timeout: 60_000 }, () => {
  it("are listed without their words, page by page", async () => {
    for (let at = 0; at < 5; at += 1)
      await rawEvent({ status: "dead", because: "RangeError", receivedAt: minutesAgo(60) });
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listRawEvents>> = await listRawEvents(seen(), { cursor, limit: 2 });
      expect(JSON.stringify(page)).not.toContain("rahasia");
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(7);
  });

  it("are replayed by reason, each with its own result, and what has no content stays", async () => {
    const gone = await rawEvent({ status: "dead", because: "EvalError", body: null });
    const before = await countRawReasons(seen());
    expect(before.find((one) => one.status === "dead")).toEqual({ status: "dead", reason: "program-error", count: 7 });
    const { items, left } = await settleRawEvents(seen(), {
      outcome: "replay",
      status: "dead",
      reason: "program-error",
    });
    expect(left).toBe(0);
    expect(items.filter((item) => item.result === "replayed")).toHaveLength(6);
    expect(items.filter((item) => item.result === "gone").map((item) => item.id)).toEqual([gone.id]);
    expect((await listRawEvents(seen(), { status: "dead" })).items.map((item) => item.id)).toEqual([gone.id]);
    await expect(replayRawEvent(seen(), { rawEventId: gone.id })).rejects.toMatchObject({ code: "conflict" });
    await settleRawEvents(seen(), { outcome: "set-aside", status: "dead", reason: "program-error" });
    const ended = await test.db.rawEvent.findUniqueOrThrow({ where: { id: gone.id } });
    expect([ended.status, ended.because]).toEqual(["ignored", "set-aside-by-a-person"]);
  });

  it("of other brands are out of reach, and so they are for agents", async () => {
    const dead = await rawEvent({ status: "dead", because: "TypeError" });
    const other = await makeBrand(test.db, "FAR");
    const stranger = as(test.db, await makeStaff(test.db, [other], "supervisor"), [other]);
    const input = { outcome: "set-aside", status: "dead", reason: "program-error" } as const;
    expect(await settleRawEvents(stranger, input)).toEqual({ items: [], left: 0 });
    await expect(replayRawEvent(stranger, { rawEventId: dead.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(settleRawEvents(world.click(), input)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("several messages at once", { timeout: 60_000 }, () => {
  it("are each sent again or told why not, and one that is settled holds up none", async () => {
    const waits = await message({ state: "needs-a-person", attempt: 1, because: "lost 5 times" });
    const done = await message({ state: "queued" });
    const input = { messageIds: [done.id, waits.id, newId()], outcome: "send-again" } as const;
    const { items } = await decideOutcomes(seen(), { ...input, messageIds: [...input.messageIds] });
    expect(items.map((item) => item.result)).toEqual(["conflict", "done", "not-found"]);
    expect((await test.db.outboxMessage.findUniqueOrThrow({ where: { id: waits.id } })).state).toBe("queued");
    await expect(decideOutcomes(world.click(), { ...input, messageIds: [waits.id] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
