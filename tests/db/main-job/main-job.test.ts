import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftOutreach } from "#lib/outreach/draft-outreach.ts";
import { inviteCustomer } from "#lib/outreach/invite-customer.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { replyPublicly } from "#lib/replies/reply-publicly.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { findTicket } from "#lib/tickets/find-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

const complaint = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek dong";

describe("the main job over X's wire format", () => {
  let database: TestDatabase;
  let world: XTestWorld;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
  });
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  async function complainAs(username: string, more: Record<string, unknown> = {}) {
    const user = world.peer.addUser({ username, name: "Dewi Lestari", followers: 120, ...more });
    const post = await world.peer.post(user, complaint);
    await world.drain();
    const mention = await database.db.mention.findFirstOrThrow({
      where: { externalId: post.id },
      include: { ticket: true },
    });
    return { user, post, mention, number: mention.ticket?.number ?? "" };
  }

  it("turns a complaint into a numbered ticket whose clocks start when it was posted", async () => {
    const { post, mention, number } = await complainAs("dewi_main");
    expect(mention.state).toBe("ticketed");
    expect(number).toMatch(/^TGP-/);
    const page = await findTicket(world.click(), { number });
    expect(page.openedAt).toBe(new Date(Math.floor(post.createdAtMs / 1000) * 1000).toISOString());
    expect(page.clocks.map((clock) => clock.kind).sort()).toEqual(["acknowledgement", "first-dm", "resolution"]);
    expect(page.next.action).toBe("send-outreach");
  });

  it("sends the DM first and the acknowledgement only after the network accepted it", async () => {
    const { user, post, number } = await complainAs("dewi_dmfirst");
    const draft = await draftOutreach(world.click(), { number });
    expect(draft.dm.text).toContain(number);
    expect(draft.acknowledgement.text).toContain(number);
    expect(draft.acknowledgement.variants.length).toBeGreaterThanOrEqual(3);
    expect((await reachOut(world.click(), { number })).outcome).toBe("started");
    expect(await database.db.outboxMessage.count({ where: { ticket: { number }, kind: "acknowledgement" } })).toBe(0);
    await world.drain();
    const sentDms = world.peer.world.dms.filter((dm) => dm.recipientId === user.id);
    const replies = [...world.peer.world.posts.values()].filter((each) => each.repliedToId === post.id);
    expect(sentDms).toHaveLength(1);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.createdAtMs).toBeGreaterThanOrEqual(sentDms[0]?.createdAtMs ?? Number.POSITIVE_INFINITY);
    const page = await findTicket(world.click(), { number });
    expect(page.outreachState).toBe("acknowledged");
    expect(page.status).toBe("waiting-customer");
    expect(page.outreach.dm?.externalId).toBe(sentDms[0]?.id);
  });

  it("answers the same click again with the existing outreach, and other texts with a conflict", async () => {
    const { number } = await complainAs("dewi_twice");
    await reachOut(world.click(), { number });
    expect((await reachOut(world.click(), { number })).outcome).toBe("existing");
    await expect(reachOut(world.click(), { number, dm: "Teks lain sama sekali" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("keeps the public silent when the DM is refused, says why, and offers the invitation", async () => {
    const { post, number } = await complainAs("dewi_closed", { standing: "dm-closed" });
    await reachOut(world.click(), { number });
    await world.drain();
    const page = await findTicket(world.click(), { number });
    expect(page.outreachState).toBe("refused");
    expect(page.outreach.dm?.refusal).toBe("dm-closed");
    expect(page.outreach.canInvite).toBe(true);
    expect([...world.peer.world.posts.values()].filter((each) => each.repliedToId === post.id)).toHaveLength(0);
    await inviteCustomer(world.click(), { number });
    await world.drain();
    const replies = [...world.peer.world.posts.values()].filter((each) => each.repliedToId === post.id);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.typed).toContain("messages/compose");
    expect((await findTicket(world.click(), { number })).outreachState).toBe("invited");
  });

  it("offers no invitation after a block", async () => {
    const { number } = await complainAs("dewi_blocked", { standing: "blocked" });
    await reachOut(world.click(), { number });
    await world.drain();
    const page = await findTicket(world.click(), { number });
    expect(page.outreach.canInvite).toBe(
      page.outreach.dm?.refusal !== "blocked" && page.outreach.dm?.refusal !== "gone",
    );
  });

  it("follows the customer's answer to the end: reply, resolve, reopen, linked ticket", async () => {
    const { user, number } = await complainAs("dewi_whole");
    await reachOut(world.click(), { number });
    await world.drain();
    await world.peer.dmFrom(user, "ID pelanggan saya NL-2207, mati sejak jam 7");
    await world.drain();
    const answered = await findTicket(world.click(), { number });
    expect(answered.status).toBe("open");
    expect(answered.next.action).toBe("answer");
    expect(answered.clocks.some((clock) => clock.kind === "next-reply" && clock.state === "running")).toBe(true);
    await sendDirectMessage(world.click(), { number, text: "Terima kasih, tim kami segera cek.", key: "k1" });
    await sendDirectMessage(world.click(), { number, text: "Terima kasih, tim kami segera cek.", key: "k1" });
    await world.drain();
    expect(world.peer.world.dms.filter((dm) => dm.recipientId === user.id)).toHaveLength(2);
    await resolveTicket(world.click(), { number, summary: "Kabel putus sudah diganti.", tellCustomer: true });
    await world.drain();
    expect(world.peer.world.dms.filter((dm) => dm.recipientId === user.id)).toHaveLength(3);
    expect((await findTicket(world.click(), { number })).status).toBe("resolved");
    await world.peer.dmFrom(user, "kok mati lagi ya internetnya");
    await world.drain();
    expect((await findTicket(world.click(), { number })).status).toBe("open");
  });

  it("attaches a second post of the same customer, and ignores four deliveries of one event", async () => {
    const { user, number } = await complainAs("dewi_again");
    const second = await world.peer.post(user, "@NusaLinkCare halo? masih mati nih internetnya", {}, { copies: 4 });
    await world.drain();
    const mention = await database.db.mention.findFirstOrThrow({
      where: { externalId: second.id },
      include: { ticket: true },
    });
    expect(mention.state).toBe("attached");
    expect(mention.ticket?.number).toBe(number);
    expect(await database.db.ticket.count({ where: { handle: { username: "dewi_again" } } })).toBe(1);
  });

  it("never makes a ticket of its own post, and blocks a typed claim of a DM that does not exist", async () => {
    const before = await database.db.ticket.count();
    await world.peer.brandPosts("Halo sobat, ada promo akhir tahun!");
    await world.drain();
    expect(await database.db.ticket.count()).toBe(before);
    const { number } = await complainAs("dewi_claim");
    await expect(
      replyPublicly(world.click(), { number, text: "Halo Kak, sudah kami DM ya", key: "c1" }),
    ).rejects.toMatchObject({ code: "unprocessable", detail: { because: "claims-dm" } });
  });

  it("takes the words away when the customer deletes the post", async () => {
    const { post, mention, number } = await complainAs("dewi_delete");
    await world.peer.deletePost(post.id);
    await world.drain();
    const page = await findTicket(world.click(), { number });
    expect(page.subject).toBe("[deleted]");
    expect(page.timeline.find((item) => item.id === mention.id)?.text).toBeNull();
    const bodies = await database.db.rawEvent.findMany({ where: { sources: { some: { mentionId: mention.id } } } });
    expect(bodies.every((raw) => raw.body === null)).toBe(true);
  });
});
