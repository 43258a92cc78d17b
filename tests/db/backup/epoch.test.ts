import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import type { Day } from "./yesterday.ts";

let database: TestDatabase | null = null;
let day: Day | null = null;
let folder: string | null = null;

afterEach(async () => {
  for (const path of mocked) vi.doUnmock(path);
  await day?.world.stop();
  await database?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  database = null;
  day = null;
});

const mocked = ["#lib/backup/begin-epoch.ts", "#lib/outbox/rules/after-restore.ts", "#lib/channels/x/poll.ts"];

/** A fresh load of the product, so that a switched-off safeguard is switched off everywhere. */
async function begin(config: Record<string, unknown> = {}): Promise<Day> {
  vi.resetModules();
  const { Day } = await import("./yesterday.ts");
  folder = mkdtempSync(join(tmpdir(), "tanggap-epoch-"));
  database = await testDatabase();
  day = await Day.begin(database, folder, config);
  return day;
}

async function wholeDay(): Promise<Day> {
  const lived = await begin();
  await lived.morning();
  await lived.day();
  await lived.restore();
  return lived;
}

describe("yesterday's file after a day of work", { timeout: 120_000 }, () => {
  it("writes to nobody twice and loses no complaint, whatever was under way", async () => {
    const lived = await wholeDay();
    const sends = () => lived.world.peer.log.accepted.length;
    const before = sends();
    await lived.evening();
    expect(await lived.breaches()).toEqual([]);
    // Only what nobody had answered yet was sent: one DM and its reply.
    const later = lived.world.peer.log.accepted.slice(before);
    const unanswered = lived.person("new-unanswered");
    expect(later.map(({ recipientId, inReplyToId }) => recipientId ?? inReplyToId)).toEqual([
      unanswered.user.id,
      unanswered.post.id,
    ]);
    const told = ["finished", "lost", "halfway", "waits", "dies", "open", "new-answered"];
    for (const name of [...told, "new-unanswered"]) {
      expect((await lived.ticket(name)).outreachState, name).toBe("acknowledged");
      expect((await lived.message(name, "acknowledgement"))?.externalId, name).not.toBeNull();
    }
    // Whoever was told a number still holds the right one, also where the complaint itself had to be read again.
    for (const name of told) expect((await lived.ticket(name)).number, name).toBe(lived.numbers.get(name));
    const shown = await lived.database.db.directMessage.count({
      where: { NOT: { ticketId: null }, direction: "outbound" },
    });
    expect(shown, "the DMs that became first DMs are not shown twice").toBe(1);
    // The record holds the words that the public really got.
    const really = lived.world.peer.log.accepted.find(
      ({ inReplyToId }) => inReplyToId === lived.person("new-answered").post.id,
    );
    const recorded = await lived.message("new-answered", "acknowledgement");
    expect(recorded?.externalId).toBe(really?.id);
    expect(recorded?.text).toContain(really?.text);
    // Nothing in the public reply to this one tells that it is ours: a person looks.
    expect(await lived.message("new-plain", "first-dm")).toMatchObject({ state: "accepted" });
    const reply = await lived.message("new-plain", "acknowledgement");
    expect(reply).toMatchObject({ state: "needs-a-person", because: "replied-elsewhere" });
  });

  it("sends what truly never left, once, when the file is restored at once", async () => {
    const lived = await begin();
    await lived.morning();
    await lived.restore();
    await lived.evening();
    expect(await lived.breaches()).toEqual([]);
    for (const name of ["finished", "lost", "halfway", "waits", "dies", "open"]) {
      expect((await lived.ticket(name)).outreachState, name).toBe("acknowledged");
    }
  });

  it("sends nothing and lets nobody write before the back-fill is read and recorded", async () => {
    const lived = await wholeDay();
    const sends = () => lived.world.peer.log.accepted.length;
    const before = sends();
    await lived.settle();
    expect(sends()).toBe(before);
    expect(await lived.refusal("open")).toBe("catching-up");
    expect(await lived.replyRefusal("finished")).toBe("catching-up");
    // The lists fail: nothing is known, so nothing is said.
    lived.world.peer.failNext("read-own-posts", "503-before", { times: 20 });
    await lived.poll();
    await lived.settle();
    expect(await lived.refusal("open")).toBe("catching-up");
    lived.world.peer.faults.clear();
    await lived.poll();
    // Read, but not recorded yet.
    expect(await lived.refusal("open")).toBe("catching-up");
    await lived.settle();
    expect(await lived.refusal("open")).toBe("written-elsewhere");
    expect(await lived.replyRefusal("finished")).toBeNull();
  });

  it("shows the DM that went out since on the ticket, and only a supervisor writes all the same", async () => {
    const lived = await wholeDay();
    await lived.settle();
    await lived.poll();
    await lived.settle();
    for (const name of ["open", "new-answered"]) {
      const ticket = await lived.ticket(name);
      const shown = await lived.database.db.directMessage.findMany({ where: { ticketId: ticket.id } });
      expect(
        shown.map(({ direction }) => direction),
        name,
      ).toEqual(["outbound"]);
      const type = "message.seen-elsewhere";
      expect(await lived.database.db.ticketEvent.count({ where: { ticketId: ticket.id, type } }), name).toBe(1);
    }
    expect(await lived.refusal("open", { anyway: true })).toBe("forbidden");
    expect(await lived.refusal("open", { anyway: true, role: "supervisor" })).toBeNull();
    const { id } = await lived.ticket("open");
    const started = await lived.database.db.ticketEvent.findFirst({
      where: { ticketId: id, type: "outreach.started" },
    });
    expect(started?.because).toBe("after-restore-anyway");
  });

  it("leaves every unfinished message to a person where the network cannot be read back", async () => {
    const lived = await begin({ readBack: false });
    await lived.morning();
    await lived.day();
    await lived.restore();
    const before = lived.world.peer.log.accepted.length;
    await lived.settle();
    expect(lived.world.peer.log.accepted.length).toBe(before);
    const left = await lived.database.db.outboxMessage.findMany({
      where: { state: { in: ["queued", "unknown", "sending"] } },
    });
    expect(left).toEqual([]);
    for (const name of ["waits", "dies"]) {
      expect((await lived.message(name, "first-dm"))?.state, name).toBe("needs-a-person");
      expect((await lived.ticket(name)).outreachState, name).toBe("needs-a-person");
    }
    // What the network's list shows is proof enough; what it does not show stays with the person.
    await lived.poll();
    await lived.settle();
    expect((await lived.message("waits", "first-dm"))?.state).toBe("accepted");
    expect((await lived.message("dies", "first-dm"))?.state).toBe("needs-a-person");
    expect((await lived.breaches()).filter((breach) => breach.startsWith("duplicate"))).toEqual([]);
  });

  it("gives a complaint to a person when the network cannot be looked at for long", async () => {
    const lived = await wholeDay();
    await lived.settle();
    lived.world.peer.faults.set([{ endpoint: "*", kind: "503-before" }]);
    for (let turn = 0; turn < 2; turn += 1) await lived.poll();
    expect(await lived.refusal("open")).toBe("catching-up");
    await lived.poll();
    expect(await lived.refusal("open")).toBeNull();
    expect(await lived.message("open", "first-dm")).toMatchObject({
      state: "needs-a-person",
      because: "restored-from-backup",
    });
    expect((await lived.ticket("open")).outreachState).toBe("needs-a-person");
    // When it can be looked at again, its own list tells that the DM is there.
    lived.world.peer.faults.clear();
    await lived.poll();
    await lived.settle();
    expect((await lived.message("open", "first-dm"))?.state).toBe("accepted");
    expect((await lived.ticket("open")).outreachState).toBe("acknowledged");
    expect((await lived.breaches()).filter((breach) => breach.startsWith("duplicate"))).toEqual([]);
  });

  it("ends old sign-ins and keeps a record of the restore", async () => {
    const lived = await begin();
    const { db } = lived.database;
    const at = new Date();
    const session = {
      id: crypto.randomUUID(),
      staffId: lived.world.agent.id,
      sessionVersion: 1,
      createdAt: at,
      lastSeenAt: at,
    };
    await db.staffSession.create({ data: { ...session, expiresAt: new Date(at.getTime() + 3_600_000) } });
    await lived.morning();
    await lived.restore();
    expect(await db.staffSession.count({ where: { revokedAt: null } })).toBe(0);
    expect(await db.auditEntry.findMany({ where: { action: "database.restored" } })).toHaveLength(1);
    expect((await db.setting.findUniqueOrThrow({ where: { key: "epoch" } })).value).toMatchObject({ number: 1 });
  });
});

describe("the same day with one safeguard switched off", { timeout: 120_000 }, () => {
  async function breaches(): Promise<string> {
    const lived = await wholeDay();
    await lived.evening();
    return (await lived.breaches()).join("\n");
  }

  it("no new epoch: what was queued in the morning is sent again", async () => {
    vi.doMock("#lib/backup/begin-epoch.ts", async (load) => {
      const real = await load<typeof import("#lib/backup/begin-epoch.ts")>();
      const beginEpoch = async () => ({ number: 0, restoredAt: new Date().toISOString(), unknownMessages: 0 });
      return { ...real, beginEpoch };
    });
    expect(await breaches()).toMatch(/duplicate: 2 DMs to waits/);
  });

  it("no look at what was written since: a second first DM", async () => {
    vi.doMock("#lib/outbox/rules/after-restore.ts", async (load) => {
      const real = await load<typeof import("#lib/outbox/rules/after-restore.ts")>();
      const mayWriteFirst: typeof real.mayWriteFirst = () => ({ ok: true, byHand: false });
      return { ...real, mayWriteFirst };
    });
    const found = await breaches();
    expect(found).toMatch(/duplicate: 2 DMs to open/);
    expect(found).toMatch(/duplicate: 2 DMs to new-answered/);
  });

  it("absence alone counts, although somebody replied in words of their own: a second public reply", async () => {
    vi.doMock("#lib/outbox/rules/after-restore.ts", async (load) => {
      const real = await load<typeof import("#lib/outbox/rules/after-restore.ts")>();
      const afterAbsence: typeof real.afterAbsence = () => ({ next: "send-again", because: "absent" });
      return { ...real, afterAbsence };
    });
    expect(await breaches()).toMatch(/duplicate: 2 public replies to new-plain/);
  });

  it("own posts are not read to catch up: a second public reply", async () => {
    vi.doMock("#lib/channels/x/poll.ts", async (load) => {
      const real = await load<typeof import("#lib/channels/x/poll.ts")>();
      const pollX: typeof real.pollX = (account, cursor) => real.pollX(account, cursor);
      return { ...real, pollX };
    });
    expect(await breaches()).toMatch(/duplicate: 2 public replies to new-plain/);
  });
});
