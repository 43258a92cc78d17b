import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { type Complaint, complain, verdict } from "./complaint.ts";

const law5 = "TG005";

describe("law 5, held by the database: no change without its event, no event without its change", {
  timeout: 90_000,
}, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let complaint: Complaint;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
    complaint = await complain(world);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  const sql = (text: string, ...values: unknown[]) => verdict(database.pool.query(text, values));
  const newEvent = `INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "statusAfter", data)
    SELECT id, "brandId", $2::int, 'note.added', now(), now(), 'system', status, '{}' FROM ticket WHERE id = $1`;

  it.each([
    ["status", "'resolved'"],
    ["outreachState", "'acknowledged'"],
    ["assigneeId", "gen_random_uuid()"],
    ["subject", "'lain'"],
    ["urgency", "'low'"],
    ["awaitsUsSince", "NULL"],
    ["firstSeenAt", "now()"],
    ["openedAt", "now()"],
  ])("refuses to change %s alone", async (column, value) => {
    expect(await sql(`UPDATE ticket SET "${column}" = ${value} WHERE id = $1`, complaint.ticket.id)).toBe(law5);
  });

  it("refuses a raised version whose event is missing when the transaction ends", async () => {
    const raise = "UPDATE ticket SET version = version + 1, status = 'open' WHERE id = $1";
    expect(await sql(raise, complaint.ticket.id)).toBe(law5);
  });

  it("refuses a version that jumps or goes back", async () => {
    expect(await sql("UPDATE ticket SET version = version + 2 WHERE id = $1", complaint.ticket.id)).toBe(law5);
    expect(await sql("UPDATE ticket SET version = version - 1 WHERE id = $1", complaint.ticket.id)).toBe(law5);
  });

  it("refuses an event of a change that did not happen, and a second event of one that did", async () => {
    const { id, version } = complaint.ticket;
    expect(await sql(newEvent, id, version + 1)).toBe(law5);
    expect(await sql(newEvent, id, version)).toBe("23505");
  });

  it("takes the change and its event together", async () => {
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("UPDATE ticket SET version = version + 1, urgency = 'low' WHERE id = $1", [complaint.ticket.id]);
    await client.query(newEvent, [complaint.ticket.id, complaint.ticket.version + 1]);
    await client.query("COMMIT");
    client.release();
    expect((await database.db.ticket.findUniqueOrThrow({ where: { id: complaint.ticket.id } })).urgency).toBe("low");
  });

  it("refuses to change or to delete history", async () => {
    const { id } = complaint.ticket;
    expect(await sql(`UPDATE ticket_event SET because = 'lain' WHERE "ticketId" = $1`, id)).toBe(law5);
    expect(await sql(`DELETE FROM ticket_event WHERE "ticketId" = $1`, id)).toBe(law5);
  });

  it("refuses a ticket that is born without its first event", async () => {
    const other = await complain(world);
    const copy = `INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object(
      'id', gen_random_uuid(), 'number', 'TGP-0000-0000-0', 'status', 'closed'))).* FROM ticket t WHERE id = $1`;
    expect(await sql(copy, other.ticket.id)).toBe(law5);
  });

  it("refuses two unclosed tickets of one customer", async () => {
    const copy = `INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object(
      'id', gen_random_uuid(), 'number', 'TGP-0000-0000-0'))).* FROM ticket t WHERE id = $1`;
    expect(await sql(copy, complaint.ticket.id)).toBe("23505");
  });

  it("refuses a settled raw event and an ignored mention without a reason (law 1)", async () => {
    expect(await sql("UPDATE raw_event SET status = 'ignored', because = NULL")).toBe("23514");
    expect(await sql("UPDATE raw_event SET status = 'lost'")).toBe("23514");
    expect(await sql("UPDATE mention SET state = 'ignored', because = NULL")).toBe("23514");
    expect(await sql(`UPDATE mention SET state = 'ticketed', "ticketId" = NULL`)).toBe("23514");
  });

  it("gives every number once (law 10)", async () => {
    const { number } = complaint.ticket;
    const other = await complain(world);
    expect(other.ticket.number).not.toBe(number);
    const steal = `UPDATE ticket SET number = $2, version = version + 1 WHERE id = $1`;
    expect(await sql(steal, other.ticket.id, number)).toBe("23505");
  });
});
