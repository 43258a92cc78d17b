import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { click, complain, doneFor, messageOf, ticketOf, words } from "./complaint.ts";

/** What the model runs of tests/crash/models found, kept by name. */
describe("found by model runs", { timeout: 90_000 }, () => {
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

  it("skipping an outreach that is skipped already writes no second event", async () => {
    const { ticket } = await complain(world);
    const skip = () => skipOutreach(world.click(), { number: ticket.number, because: "sudah ditelepon" });
    const once = await skip();
    expect((await skip()).version).toBe(once.version);
    expect(await database.db.ticketEvent.count({ where: { ticketId: ticket.id, type: "outreach.skipped" } })).toBe(1);
  });

  it("a new ticket is linked to the one opened last, though the network's times are rounded or late", async () => {
    const { user, ticket } = await complain(world);
    await closeTicket(world.click(), { number: ticket.number });
    const old = await world.peer.post(user, words, { atMs: Date.now() - 3_600_000 });
    await world.drain();
    const second = await ticketOf(database.db, old.id);
    await closeTicket(world.click(), { number: second.number });
    const third = await world.peer.post(user, words);
    await world.drain();
    expect((await ticketOf(database.db, third.id)).previousTicketId).toBe(second.id);
  });

  it("the acknowledgement goes under the post that names the brand, not under a later reply that X may refuse", async () => {
    const complaint = await complain(world);
    const brandPost = await world.peer.brandPosts("Halo sobat, apa kabar?", { silent: true });
    await world.peer.post(complaint.user, "masih mati juga", { repliedToId: brandPost.id });
    await world.drain();
    await click(world, complaint.ticket);
    await world.drain();
    expect((await messageOf(database.db, complaint.ticket, "acknowledgement")).state).toBe("accepted");
    expect(doneFor(world, complaint).replies).toHaveLength(1);
  });
});
