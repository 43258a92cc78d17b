import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context.ts";
import { newId } from "#lib/ids.ts";
import { answerTrackRequest } from "#lib/status-page/answer-track-request.ts";
import { formatRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { type TestDatabase, testDatabase } from "../../database.ts";

const canary = "CANARY";
const now = Temporal.Instant.from("2026-11-22T05:00:00Z");
const at = new Date("2026-11-22T02:00:00Z");
const number = formatRegistrationNumber("TGP", new Uint8Array([1, 2, 3, 4, 5]));
const noWishes = { asked: null, cookie: null, accepted: null };
const neverLimited = async () => null;

let database: TestDatabase;
let ctx: Context;

/** Every text column of every table that a customer or an agent can fill gets a canary of its own. */
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  ctx = { actor: { type: "customer" }, now, db, requestId: "test" };
  const [brandId, channelId, customerId, handleId, ticketId, staffId, otherId] = Array.from({ length: 7 }, () =>
    newId(),
  );
  const ids = { brandId, channelId, ticketId } as { brandId: string; channelId: string; ticketId: string };
  const person = { customerId, handleId } as { customerId: string; handleId: string };
  const calendar = { id: newId(), name: `${canary}-calendar`, spec: {}, createdAt: at };
  await db.calendar.create({ data: calendar });
  await db.policy.create({ data: { ...calendar, name: `${canary}-policy` } });
  await db.brand.create({
    data: {
      id: ids.brandId,
      key: "canary-key",
      name: "Nusa Fiber",
      prefix: "TGP",
      zone: "Asia/Makassar",
      officialChannelName: "Pusat Bantuan",
      officialChannelUrl: "https://bantuan.example/",
      calendarId: calendar.id,
      policyId: calendar.id,
      createdAt: at,
    },
  });
  const label = {
    key: `${canary}-key`,
    label: `${canary}-label`,
    username: `${canary}-username`,
    externalId: `${canary}-xid`,
  };
  await db.channel.create({
    data: {
      id: ids.channelId,
      brandId: ids.brandId,
      network: "x",
      ...label,
      config: {},
      secrets: `${canary}-secrets`,
      because: `${canary}-because`,
      createdAt: at,
    },
  });
  const createdAt = { createdAt: at, brandId: ids.brandId };
  await db.customer.create({
    data: { id: person.customerId, name: `${canary}-customer`, addressForm: `${canary}-form`, ...createdAt },
  });
  await db.handle.create({
    data: {
      id: person.handleId,
      customerId: person.customerId,
      network: "x",
      externalId: `${canary}-handle`,
      username: `${canary}-handle`,
      displayName: `${canary}-display`,
      ...createdAt,
    },
  });
  await db.staff.create({
    data: {
      id: staffId ?? "",
      email: `${canary}@tim.example`,
      name: `${canary}-agent`,
      initials: canary.slice(0, 3),
      role: "agent",
      createdAt: at,
    },
  });
  const times = { openedAt: at, receivedAt: at, lastCustomerAt: at };
  const types = [
    "ticket.opened",
    "ticket.claimed",
    "note.added",
    "outreach.dm-accepted",
    "outreach.acknowledged",
    "message.received",
    "reply.sent",
    "ticket.resolved",
  ];
  await db.$transaction([
    db.ticket.create({
      data: {
        id: ids.ticketId,
        brandId: ids.brandId,
        channelId: ids.channelId,
        ...person,
        number,
        network: "x",
        subject: `${canary}-subject`,
        topic: `${canary}-topic`,
        solicitation: "mention",
        status: "resolved",
        assigneeId: staffId,
        version: types.length,
        ...times,
      },
    }),
    db.ticketEvent.createMany({
      data: types.map((type, index) => ({
        ticketId: ids.ticketId,
        brandId: ids.brandId,
        version: index + 1,
        type,
        statusAfter: "open",
        at: new Date(at.getTime() + index * 60_000),
        recordedAt: new Date(at.getTime() + index * 60_000),
        actorType: "staff",
        actorId: staffId,
        because: `${canary}-because`,
        data: { text: `${canary}-data` },
      })),
    }),
  ]);
  await db.note.create({
    data: {
      id: newId(),
      brandId: ids.brandId,
      ticketId: ids.ticketId,
      authorId: staffId ?? "",
      text: `${canary}-note`,
      createdAt: at,
    },
  });
  await db.resolution.create({
    data: {
      id: newId(),
      brandId: ids.brandId,
      ticketId: ids.ticketId,
      resolvedById: staffId ?? "",
      summary: `${canary}-summary`,
      createdAt: at,
    },
  });
  const seen = { ...ids, network: "x", handleId: person.handleId, receivedAt: at };
  await db.mention.create({
    data: {
      id: newId(),
      ...seen,
      externalId: `${canary}-mention`,
      itemKind: "mention",
      text: `${canary}-mention`,
      permalink: `${canary}-link`,
      canReplyPublicly: true,
      summonsBecause: "mention",
      postedAt: at,
      state: "ticketed",
    },
  });
  await db.directMessage.create({
    data: {
      id: newId(),
      ...seen,
      externalId: `${canary}-dm`,
      rawEventId: otherId ?? "",
      direction: "inbound",
      text: `${canary}-dm`,
      sentAt: at,
      state: "attached",
    },
  });
  await db.outboxMessage.create({
    data: {
      id: newId(),
      ...ids,
      leg: "dm",
      kind: "first-dm",
      step: "first-dm",
      text: `${canary}-out`,
      ackText: `${canary}-ack`,
      recipientExternalId: `${canary}-rid`,
      recipientUsername: `${canary}-rname`,
      state: "accepted",
      externalId: `${canary}-oid`,
      acceptedAt: at,
      because: `${canary}-why`,
      permalink: `${canary}-plink`,
      priority: 1,
      dueAt: at,
      requestedById: staffId ?? "",
      createdAt: at,
      requestId: canary,
    },
  });
});

afterAll(() => database.close());

const track = (typed: string | null, wishes: { asked?: string } = {}) =>
  answerTrackRequest(ctx, { typed, wishes: { ...noWishes, ...wishes } }, neverLimited);

describe("the public page of a ticket (law 8)", () => {
  it.each(["id", "en"])("holds nobody's words, names or ids, in %s", async (asked) => {
    const answer = await track(number, { asked });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(number);
    expect(answer.body).not.toMatch(/canary/i);
    expect(JSON.stringify(answer.headers)).not.toMatch(/canary/i);
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(gzipSync(answer.body).length).toBeLessThan(15 * 1024);
  });

  it("tells the steps in the brand's zone", async () => {
    const { body } = await track(number);
    expect(body).toContain('lang="id"');
    expect(body).toContain("Minggu, 22 November 2026 pukul 10.03 WITA");
    expect(body).toContain("Menurut catatan kami, masalah Kak sudah selesai.");
  });

  it("finds the number however it is written", async () => {
    for (const typed of [
      number.toLowerCase(),
      number.replaceAll("-", ""),
      ` ${number} `,
      number.replaceAll("-", " "),
    ]) {
      expect((await track(typed)).status, typed).toBe(200);
    }
  });

  it("is private, fresh, unlisted, without referrer and without script", async () => {
    const { headers } = await track(number);
    expect(headers).toMatchObject({ "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" });
    expect(headers["X-Robots-Tag"]).toContain("noindex");
    expect(headers["Content-Security-Policy"]).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; /);
    expect(headers["Content-Security-Policy"]).not.toContain("unsafe");
  });
});

describe("numbers that do not match", () => {
  const mistyped = `${number.slice(0, -1)}${number.endsWith("7") ? "8" : "7"}`;
  const unknown = formatRegistrationNumber("TGP", new Uint8Array([9, 9, 9, 9, 9]));

  it("are told apart: mistyped, unknown, no number, nothing", async () => {
    expect((await track(mistyped)).body).toContain("Nomor ini salah ketik");
    expect((await track(unknown)).body).toContain("Laporan ini tidak kami temukan");
    expect((await track("halo min")).body).toContain("Ini bukan nomor laporan");
    expect((await track("  ")).body).toContain("Nomornya masih kosong");
    for (const typed of [mistyped, unknown, "halo min", ""]) expect((await track(typed)).status).toBe(404);
  });

  it("take about the same time, mistyped or unknown", async () => {
    const median = async (typed: string) => {
      const times: number[] = [];
      for (let index = 0; index < 41; index += 1) {
        const start = performance.now();
        await track(typed);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[20] ?? 0;
    };
    await median(unknown);
    expect(Math.abs((await median(mistyped)) - (await median(unknown)))).toBeLessThan(20);
  });

  it("are limited kindly, while a right number still opens", async () => {
    const limited = async () => 42;
    const miss = await answerTrackRequest(ctx, { typed: unknown, wishes: noWishes }, limited);
    expect(miss.status).toBe(429);
    expect(miss.headers["Retry-After"]).toBe("42");
    expect(miss.body).toContain("42 detik");
    const hit = await answerTrackRequest(ctx, { typed: number, wishes: noWishes }, async () => {
      throw new Error("a hit was counted");
    });
    expect(hit.status).toBe(200);
  });

  it("show the bare form without counting anything", async () => {
    const form = await answerTrackRequest(ctx, { typed: null, wishes: noWishes }, limitedNever);
    expect(form.status).toBe(200);
    expect(form.body).toContain("Lihat perkembangan laporan");
    expect(form.body).toContain("Nusa Fiber");
  });
});

async function limitedNever(): Promise<number | null> {
  throw new Error("the form was counted");
}
