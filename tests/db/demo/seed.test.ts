import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareDemo } from "#lib/cli/prepare.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { storedEvent } from "#lib/events/rederive-clocks.ts";
import { slaEventsOf } from "#lib/events/rules/sla-events.ts";
import { targetsOfBrand } from "#lib/events/targets-of-brand.ts";
import { newId } from "#lib/ids.ts";
import type { Role } from "#lib/people/rules/permissions.ts";
import { slaReport } from "#lib/reports/sla-report.ts";
import { clocksOf } from "#lib/sla/rules/clocks.ts";
import { countViews } from "#lib/tickets/count-views.ts";
import { toDate, toIso } from "#lib/time/instant.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { openDesk } from "../../../prisma/demo/desk.ts";

const address = "http://localhost:3999";
const sent = ["accepted", "delivered", "read"];

describe("the demo's two weeks", () => {
  let database: TestDatabase;
  let db: Db;
  let seededAt: Temporal.Instant;

  beforeAll(async () => {
    database = await testDatabase({ max: 4 });
    db = database.db;
    seededAt = Temporal.Now.instant();
    await prepareDemo({ db, requestId: newId(), address });
  }, 300_000);
  afterAll(() => database?.close());

  async function as(email: string, now = Temporal.Now.instant()): Promise<Context> {
    const staff = await db.staff.findUniqueOrThrow({ where: { email }, include: { memberships: true } });
    const brandIds = staff.memberships.map((membership) => membership.brandId);
    const actor = { type: "staff" as const, staffId: staff.id, role: staff.role as Role, brandIds, sessionId: newId() };
    return { actor, now, db, requestId: newId() };
  }

  async function counts(): Promise<Record<string, number>> {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
    const rows = await Promise.all(
      tables.map(async ({ name }) => {
        const [row] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${name}"`);
        return [name, row?.n ?? 0] as const;
      }),
    );
    return Object.fromEntries(rows.sort());
  }

  it("is told once: a second start adds nothing to any table", async () => {
    const before = await counts();
    await prepareDemo({ db, requestId: newId(), address });
    expect(await counts()).toEqual(before);
    expect(before.ticket).toBeGreaterThanOrEqual(50);
    expect(before.ticket).toBeLessThanOrEqual(90);
  }, 60_000);

  it("leaves no raw event unsettled, and each that came to nothing says why", async () => {
    expect(await db.rawEvent.count()).toBeGreaterThan(200);
    expect(await db.rawEvent.count({ where: { status: { in: ["received", "dead", "unreadable"] } } })).toBe(0);
  });

  it("leaves nothing on its way: what the past decided was sent, refused or is a person's", async () => {
    const states = await db.outboxMessage.groupBy({ by: ["state"], _count: true });
    expect(states.map((row) => row.state).sort()).toEqual(["accepted", "needs-a-person", "read", "refused"]);
    const byHand = await db.outboxMessage.findMany({ where: { state: "needs-a-person" } });
    expect(byHand.map((message) => message.kind)).toEqual(["acknowledgement"]);
  });

  it("has each accepted message at the network, with the same id and words", async () => {
    const messages = await db.outboxMessage.findMany({ where: { state: { in: sent } } });
    const there = [await db.playgroundMessage.findMany(), await db.playgroundPost.findMany()].flat();
    const words = new Map(there.map((item) => [item.id, item.text]));
    for (const message of messages) expect(words.get(message.externalId ?? "")).toBe(message.text);
  });

  it("acknowledged in public only after the DM of the same ticket was accepted", async () => {
    const acknowledgements = await db.outboxMessage.findMany({
      where: { kind: "acknowledgement", state: { in: sent } },
    });
    expect(acknowledgements.length).toBeGreaterThan(40);
    for (const acknowledgement of acknowledgements) {
      const dm = await db.outboxMessage.findUniqueOrThrow({ where: { id: acknowledgement.dmId ?? "" } });
      expect(dm.ticketId).toBe(acknowledgement.ticketId);
      expect(sent).toContain(dm.state);
      expect(Number(dm.acceptedAt)).toBeLessThan(Number(acknowledgement.acceptedAt));
    }
  });

  it("has an event for each version of a ticket, none from the future, back to thirteen days ago", async () => {
    const tickets = await db.ticket.findMany({ include: { events: { orderBy: { version: "asc" } } } });
    for (const { version, status, events } of tickets) {
      expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
      expect(events.at(-1)?.statusAfter).toBe(status);
    }
    const times = tickets.flatMap(({ events }) => events.flatMap((event) => [event.at, event.recordedAt]));
    expect(Math.max(...times.map(Number))).toBeLessThan(seededAt.epochMilliseconds);
    expect(Math.min(...times.map(Number))).toBeLessThan(seededAt.subtract({ hours: 24 * 12 }).epochMilliseconds);
  });

  it("has the clocks that follow from its events", async () => {
    const tickets = await db.ticket.findMany({ include: { events: { orderBy: { version: "asc" } }, clocks: true } });
    for (const { brandId, events, clocks } of tickets) {
      const { policy, calendar } = await targetsOfBrand(db, brandId);
      const derived = clocksOf(slaEventsOf(events.map(storedEvent)), policy, calendar, seededAt);
      const plain = derived.map(({ kind, seq, startedAt, dueAt, stoppedAt }) =>
        [kind, seq, toIso(startedAt), dueAt && toIso(dueAt), stoppedAt && toIso(stoppedAt)].join(),
      );
      const stored = clocks.map(({ kind, round, startedAt, dueAt, stoppedAt }) =>
        [kind, round, startedAt.toISOString(), dueAt?.toISOString(), stoppedAt?.toISOString()].join(),
      );
      expect(stored.sort()).toEqual(plain.sort());
    }
  });

  it("shows something in every view of both agents", async () => {
    for (const email of ["rina@demo.tanggap.example", "bayu@demo.tanggap.example"]) {
      const views = await countViews(await as(email));
      for (const [view, count] of Object.entries(views)) expect(count, `${view} of ${email}`).toBeGreaterThan(0);
    }
  });

  it("gives the supervisor a report of two weeks with figures that can be believed", async () => {
    const ctx = await as("sari@demo.tanggap.example");
    const today = ctx.now.toZonedDateTimeISO("Asia/Jakarta").toPlainDate();
    const report = await slaReport(ctx, { from: today.subtract({ days: 13 }).toString(), to: today.toString() });
    const first = report.clocks["first-dm"];
    expect(report.tickets.total.opened).toBeGreaterThanOrEqual(50);
    expect(report.tickets.days.filter((day) => day.figures.opened > 0).length).toBeGreaterThanOrEqual(12);
    expect(first?.total.met).toBeGreaterThan(40);
    expect(first?.total.missed).toBeGreaterThanOrEqual(3);
    expect(first?.total.missed).toBeLessThanOrEqual(10);
    expect(first?.agents.filter((agent) => agent.id !== null).length).toBeGreaterThanOrEqual(2);
    expect(report.clocks["next-reply"]?.total.missed).toBeGreaterThan(0);
    expect(report.clocks.resolution?.total.missed).toBeGreaterThan(0);
  });

  it("receives today's posts as webhooks: a busy first screen, and few of them late", async () => {
    const brand = await db.brand.findFirstOrThrow();
    const account = await db.playgroundAccount.findFirstOrThrow({ where: { isBrand: true } });
    const nobody = { id: "", role: "agent" as const };
    const staff = { rina: nobody, bayu: nobody, sari: nobody };
    const parts = { db, requestId: newId(), address, brandId: brand.id, brandAccountId: account.id, staff };
    await openDesk(parts).hear(seededAt);
    const waiting = await db.ticket.findMany({ where: { outreachState: "none", status: { in: ["new", "open"] } } });
    expect(waiting.length).toBeGreaterThanOrEqual(8);
    expect(waiting.length).toBeLessThanOrEqual(14);
    const open = { status: { in: ["new", "open", "waiting-customer", "waiting-internal"] } };
    const late = await db.ticket.count({ where: { ...open, nextDueAt: { lt: toDate(seededAt) } } });
    expect(late).toBeLessThanOrEqual(4);
    expect(await db.ticket.count({ where: { previousTicketId: { not: null } } })).toBeGreaterThan(0);
  });
});
