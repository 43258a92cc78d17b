import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutboxMessage, Prisma } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { type Complaint, click, complain, messageOf, row, verdict } from "./complaint.ts";

const law2 = "TG002";
const law3 = "TG003";
const check = "23514";
const unique = "23505";

describe("laws 2 and 3, held by the database whatever the program does", { timeout: 90_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let mine: Complaint;
  let theirs: Complaint;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
    mine = await complain(world);
    theirs = await complain(world);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  type Row = Partial<Prisma.OutboxMessageUncheckedCreateInput>;
  const insert = (complaint: Complaint, more: Row) =>
    database.db.outboxMessage.create({ data: row(world, complaint.ticket, more) });
  const insertAck = (dmId: string | null, more: Row = {}) =>
    insert(mine, { leg: "public", kind: "acknowledgement", dmId, ...more });
  const acceptedDm = (complaint: Complaint) =>
    insert(complaint, { state: "accepted", externalId: newId(), acceptedAt: new Date() });

  it("refuses an acknowledgement without a DM", async () => {
    expect([law3, check]).toContain(await verdict(insertAck(null)));
  });

  it("refuses an acknowledgement whose DM does not exist, or belongs to another ticket", async () => {
    expect(await verdict(insertAck(newId()))).toBe(law3);
    expect(await verdict(insertAck((await acceptedDm(theirs)).id))).toBe(law3);
  });

  it.each(["held", "queued", "unknown", "refused", "needs-a-person", "cancelled"])(
    "refuses an acknowledgement whose DM is only %s",
    async (state) => {
      const dm = await insert(mine, { state });
      expect(await verdict(insertAck(dm.id))).toBe(law3);
      expect(await verdict(insertAck(dm.id, { state: "accepted", externalId: newId(), acceptedAt: new Date() }))).toBe(
        law3,
      );
    },
  );

  it("refuses an acknowledgement that names a public reply as its DM", async () => {
    const reply = { leg: "public", kind: "public-reply", state: "accepted", externalId: newId() };
    const sent = await insert(mine, { ...reply, acceptedAt: new Date() });
    expect(await verdict(insertAck(sent.id))).toBe(law3);
  });

  it("refuses a DM that calls itself accepted with neither the network's id nor a person's name", async () => {
    expect(await verdict(insert(mine, { state: "accepted", acceptedAt: new Date() }))).toBe(check);
    expect(await verdict(insert(mine, { state: "read", externalId: newId() }))).toBe(check);
    expect(await verdict(insert(mine, { state: "sent" }))).toBe(check);
    expect(await verdict(insert(mine, { leg: "public" }))).toBe(check);
  });

  describe("once the acknowledgement exists", () => {
    let dm: OutboxMessage;
    let acknowledged: Complaint;

    beforeAll(async () => {
      acknowledged = await complain(world);
      await click(world, acknowledged.ticket);
      await world.drain();
      dm = await messageOf(database.db, acknowledged.ticket, "first-dm");
      expect((await messageOf(database.db, acknowledged.ticket, "acknowledgement")).state).toBe("accepted");
    });
    const change = (data: Prisma.OutboxMessageUncheckedUpdateInput) =>
      database.db.outboxMessage.update({ where: { id: dm.id }, data });

    it.each(["queued", "unknown", "refused", "cancelled", "needs-a-person"])(
      "its DM cannot become %s any more",
      async (state) => {
        expect([law2, law3]).toContain(await verdict(change({ state })));
      },
    );

    it("its DM keeps its ticket and its proof, and cannot be deleted", async () => {
      expect(await verdict(change({ ticketId: theirs.ticket.id }))).toBe(law3);
      expect([law3, check]).toContain(await verdict(change({ externalId: null })));
      expect([law3, "23503"]).toContain(await verdict(database.db.outboxMessage.delete({ where: { id: dm.id } })));
      expect(await verdict(change({ state: "read", readAt: new Date() }))).toBe("accepted");
    });

    it("a second first DM or acknowledgement of the ticket is refused under any step", async () => {
      const second = { kind: "first-dm", step: "first-dm-again" };
      expect(await verdict(insert(acknowledged, second))).toBe(unique);
      const again = { leg: "public", kind: "acknowledgement", dmId: dm.id, step: "acknowledgement-again" };
      expect(await verdict(insert(acknowledged, again))).toBe(unique);
    });

    it("what was sent is never queued or sent again", async () => {
      for (const step of ["first-dm", "acknowledgement"]) {
        const { id } = await messageOf(database.db, acknowledged.ticket, step);
        for (const state of ["queued", "sending"]) {
          const moved = database.db.outboxMessage.update({ where: { id }, data: { state } });
          expect([law2, law3]).toContain(await verdict(moved));
        }
      }
    });
  });

  it("only a queued message is sent, and an attempt's number is used once", async () => {
    const unclear = await insert(mine, { state: "unknown" });
    const send = { where: { id: unclear.id }, data: { state: "sending" } };
    expect(await verdict(database.db.outboxMessage.update(send))).toBe(law2);
    const attempt = { messageId: unclear.id, channelId: world.channel.id, bucket: "dm", attempt: 1 };
    const begin = () => database.db.outboxAttempt.create({ data: { ...attempt, id: newId(), startedAt: new Date() } });
    await begin();
    expect(await verdict(begin())).toBe(unique);
  });
});
