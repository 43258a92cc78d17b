import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
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

  it("an echo belongs to the message with these words, not to an unproved one with the same number", async () => {
    const complaint = await complain(world);
    const { number } = complaint.ticket;
    const { id: messageId } = await click(world, complaint.ticket);
    world.peer.failNext("send-dm", "503-before");
    await deliverNextMessage(system(database.db));
    await decideOutcome(world.click(), { messageId, outcome: "was-sent" });
    await world.drain();
    await sendDirectMessage(world.click(), { number, key: "k", text: `Soal ${number}: teknisi datang besok` });
    const claim = await claimNextMessage(system(database.db));
    if (typeof claim === "string") throw new Error(claim);
    const { text } = claim.message;
    const dm = world.peer.world.addDm({
      senderId: world.peer.world.brandId,
      recipientId: complaint.user.id,
      typed: text,
    });
    await world.peer.deliver([dm]);
    await world.drain();
    expect((await messageOf(database.db, complaint.ticket, "dm:k")).externalId).toBe(dm.id);
    expect((await messageOf(database.db, complaint.ticket, "first-dm")).externalId).toBeNull();
  });

  it("reading back finds the message with these words, not another unproved one with the same number", async () => {
    const complaint = await complain(world);
    const { number } = complaint.ticket;
    await world.peer.dmFrom(complaint.user, "halo, ada yang baca?");
    await world.drain();
    await sendDirectMessage(world.click(), { number, key: "k", text: `Soal ${number}: teknisi datang besok` });
    world.peer.failNext("send-dm", "accept-then-500");
    expect(await deliverNextMessage(system(database.db))).toBe("unknown");
    const { id } = await messageOf(database.db, complaint.ticket, "dm:k");
    await database.db.outboxMessage.update({ where: { id }, data: { dueAt: new Date(Date.now() + 3_000) } });
    await click(world, complaint.ticket);
    world.peer.failNext("send-dm", "503-before");
    expect(await deliverNextMessage(system(database.db))).toBe("unknown");
    await world.drain(4_500);
    const { dms } = doneFor(world, complaint);
    const [first, answer] = [
      await messageOf(database.db, complaint.ticket, "first-dm"),
      await messageOf(database.db, complaint.ticket, "dm:k"),
    ];
    expect(dms.map((dm) => dm.text).sort()).toEqual([first.text, answer.text].sort());
    expect(dms.find((dm) => dm.id === first.externalId)?.text).toBe(first.text);
    expect(dms.find((dm) => dm.id === answer.externalId)?.text).toBe(answer.text);
  });
});
