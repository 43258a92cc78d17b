import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChangeFeed } from "#lib/realtime/change-feed.ts";
import { changesSince, latestSeq } from "#lib/realtime/ticket-changes.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff } from "#tests/factories/actors.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  // Events alone, without the guards of tickets: this is about the order in which commits become visible.
  await test.pool.query("ALTER TABLE ticket_event DISABLE TRIGGER USER");
  await test.pool.query("ALTER TABLE ticket_event ENABLE TRIGGER announce_ticket_event");
  await test.pool.query("ALTER TABLE ticket DISABLE TRIGGER ALL");
});
afterAll(() => test.close());

async function makeTicket(brandId: string, number: string): Promise<string> {
  const { rows } = await test.pool.query<{ id: string }>(
    `INSERT INTO ticket (id, "brandId", number, network, "channelId", "customerId", "handleId", subject, solicitation,
       "openedAt", "receivedAt", "lastCustomerAt")
     SELECT gen_random_uuid(), $1::uuid, $2, 'x', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 's', 'mention',
       now(), now(), now() RETURNING id`,
    [brandId, number],
  );
  return rows[0]?.id ?? "";
}

const insertEvent = `INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "statusAfter", data)
  VALUES ($1::uuid, $2::uuid, $3, 'note.added', now(), now(), 'staff', 'new', '{}')`;

describe("live changes", () => {
  it("tell every event once, also one whose transaction committed after a later one", async () => {
    const brand = await makeBrand(test.db);
    const ticketId = await makeTicket(brand.id, "TGP-0000-0000-1");
    const feed = openChangeFeed(test.db, test.url, { pollMs: 100 });
    const heard: number[] = [];
    feed.subscribe((change) => heard.push(change.seq));
    const slow = await test.pool.connect();
    try {
      await wait(500);
      await slow.query("BEGIN");
      await slow.query(insertEvent, [ticketId, brand.id, 2]);
      for (const version of [3, 4]) await test.pool.query(insertEvent, [ticketId, brand.id, version]);
      await wait(500);
      expect(heard).toHaveLength(2);
      await slow.query("COMMIT");
      await wait(500);
      expect(heard).toHaveLength(3);
      expect(new Set(heard).size).toBe(3);
      expect(Math.min(...heard)).toBe(heard[2]);
    } finally {
      slow.release();
      await feed.close();
    }
  });

  it("come within a second by notification, without polling", async () => {
    const brand = await makeBrand(test.db, "AAA");
    const ticketId = await makeTicket(brand.id, "AAA-0000-0000-1");
    const feed = openChangeFeed(test.db, test.url, { pollMs: 3_600_000 });
    const { promise, resolve } = Promise.withResolvers<number>();
    feed.subscribe((change) => resolve(change.seq));
    try {
      await wait(500);
      await test.pool.query(insertEvent, [ticketId, brand.id, 2]);
      expect(await Promise.race([promise, wait(1_000, -1)])).toBe(await latestSeq(test.db));
    } finally {
      await feed.close();
    }
  });

  it("row 40: are those of the actor's brands alone, and hold no text", async () => {
    const [mine, theirs] = [await makeBrand(test.db, "AAB"), await makeBrand(test.db, "AAC")];
    const since = await latestSeq(test.db);
    await wait(20);
    const [own, foreign] = [
      await makeTicket(mine.id, "AAB-0000-0000-1"),
      await makeTicket(theirs.id, "AAC-0000-0000-1"),
    ];
    await test.pool.query(insertEvent, [own, mine.id, 2]);
    await test.pool.query(insertEvent, [foreign, theirs.id, 2]);
    const changes = await changesSince(as(test.db, await makeStaff(test.db, [mine]), [mine]), since);
    expect(changes.map((change) => change.number)).toEqual(["AAB-0000-0000-1"]);
    expect(Object.keys(changes[0] ?? {}).sort()).toEqual(["number", "seq", "ticketId", "type"]);
  });
});
