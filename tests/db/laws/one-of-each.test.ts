import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { complain, doneFor, ticketOf, words } from "./complaint.ts";

describe("one of each, however many hands are at it", { timeout: 90_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;

  beforeAll(async () => {
    database = await testDatabase({ max: 24 });
    world = await startXWorld(database.db);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  const waiting = () => database.db.rawEvent.findMany({ where: { status: "received" }, select: { id: true } });
  const normaliseAll = async (ids: readonly string[], workers: number) => {
    const jobs = ids.flatMap((id) => Array.from({ length: workers }, () => id));
    await Promise.all(jobs.map((id) => normaliseRawEvent(system(database.db), id)));
  };

  it("twenty clicks at the same moment queue one DM and start one outreach", async () => {
    const complaint = await complain(world);
    const { number, id } = complaint.ticket;
    const clicks = await Promise.all(Array.from({ length: 20 }, () => reachOut(world.click(), { number })));
    expect(clicks.filter(({ outcome }) => outcome === "started")).toHaveLength(1);
    expect(await database.db.outboxMessage.count({ where: { ticketId: id } })).toBe(1);
    const started = { ticketId: id, type: "outreach.started" };
    expect(await database.db.ticketEvent.count({ where: started })).toBe(1);
    await world.drain();
    expect(doneFor(world, complaint).dms).toHaveLength(1);
  });

  it("four workers on the same post make one mention and one ticket", async () => {
    const user = world.peer.addUser({ username: "sama_persis" });
    const post = await world.peer.post(user, words, {}, { copies: 3 });
    const ids = (await waiting()).map((raw) => raw.id);
    expect(ids.length).toBeGreaterThan(0);
    await normaliseAll(ids, 4);
    expect(await database.db.mention.count({ where: { externalId: post.id } })).toBe(1);
    expect(await database.db.ticket.count({ where: { handle: { externalId: user.id } } })).toBe(1);
    const opened = { ticket: { handle: { externalId: user.id } }, type: "ticket.opened" };
    expect(await database.db.ticketEvent.count({ where: opened })).toBe(1);
  });

  it("six first posts of one customer at the same moment make one ticket", async () => {
    const user = world.peer.addUser({ username: "enam_sekaligus" });
    const posts = await Promise.all(Array.from({ length: 6 }, () => world.peer.post(user, words)));
    await normaliseAll(
      (await waiting()).map((raw) => raw.id),
      2,
    );
    const tickets = new Set(await Promise.all(posts.map(async (post) => (await ticketOf(database.db, post.id)).id)));
    expect(tickets.size).toBe(1);
    const mentions = await database.db.mention.findMany({ where: { handle: { externalId: user.id } } });
    expect(mentions.map((mention) => mention.state).sort()).toEqual([...Array(5).fill("attached"), "ticketed"]);
  });

  it("the same post seen by webhook, as a reply and by polling is one mention", async () => {
    const user = world.peer.addUser({ username: "tiga_jalan" });
    const brandPost = await world.peer.brandPosts("Halo sobat");
    const post = await world.peer.post(user, words, { repliedToId: brandPost.id }, { copies: 2 });
    await world.drain();
    const mention = await database.db.mention.findFirstOrThrow({
      where: { externalId: post.id },
      include: { sources: true },
    });
    expect(mention.sources.length).toBe(2);
    expect(await database.db.ticket.count({ where: { handle: { externalId: user.id } } })).toBe(1);
  });

  it("what is written while the ticket is being closed is not lost in it", async () => {
    for (let round = 0; round < 6; round += 1) {
      const complaint = await complain(world);
      const { number } = complaint.ticket;
      await resolveTicket(world.click(), { number, summary: "Sudah beres." });
      const second = await world.peer.post(complaint.user, words);
      const ids = (await waiting()).map((raw) => raw.id);
      await Promise.all([normaliseAll(ids, 1), closeTicket(world.click(), { number }).catch(() => null)]);
      const holder = await ticketOf(database.db, second.id);
      expect(holder.status).not.toBe("closed");
      if (holder.id !== complaint.ticket.id) expect(holder.previousTicketId).toBe(complaint.ticket.id);
    }
  });

  it("what comes after the ticket was closed opens a new one that is linked to it", async () => {
    const complaint = await complain(world);
    const { number, id } = complaint.ticket;
    await resolveTicket(world.click(), { number, summary: "Sudah beres." });
    await closeTicket(world.click(), { number });
    const second = await world.peer.post(complaint.user, words);
    await world.drain();
    const linked = await ticketOf(database.db, second.id);
    expect(linked.id).not.toBe(id);
    expect(linked.previousTicketId).toBe(id);
    await reachOut(world.click(), { number: linked.number });
    await world.drain();
    expect(doneFor(world, complaint).dms.map((dm) => dm.text.includes(linked.number))).toEqual([true]);
  });

  it("numbers are unique, well formed and in no order (law 10)", async () => {
    const tickets = await database.db.ticket.findMany({ select: { number: true }, orderBy: { openedAt: "asc" } });
    const numbers = tickets.map((ticket) => ticket.number);
    expect(numbers.length).toBeGreaterThan(8);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(parseRegistrationNumber(number)).toEqual({ ok: true, number });
    expect(numbers).not.toEqual([...numbers].sort());
  });
});
