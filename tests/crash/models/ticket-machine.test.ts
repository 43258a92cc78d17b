import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { replyPublicly } from "#lib/replies/reply-publicly.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { addNote } from "#lib/tickets/add-note.ts";
import { assignTicket } from "#lib/tickets/assign-ticket.ts";
import { claimTicket } from "#lib/tickets/claim-ticket.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { markSeen } from "#lib/tickets/mark-seen.ts";
import { reopenTicket } from "#lib/tickets/reopen-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { resumeTicket } from "#lib/tickets/resume-ticket.ts";
import { setWaiting } from "#lib/tickets/set-waiting.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeStaff } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerUser } from "#tests/peers/x/world.ts";
import { type LawWatch, watchLaws } from "./laws.ts";
import { life, modelRuns } from "./runs.ts";
import {
  type CustomerModel,
  customerWrote,
  deliverAll,
  hasPost,
  newTicket,
  steps,
  type TicketModel,
  unclosed,
} from "./ticket-model.ts";

const complaint = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";
const thanks = "@NusaLinkCare makasih banyak min, internetnya sudah lancar lagi, mantap";

interface Real {
  readonly world: XTestWorld;
  readonly person: PeerUser;
  readonly laws: LawWatch;
  readonly agents: readonly Staff[];
}

type Verb = (ctx: Context, number: string, staffId: string) => Promise<unknown>;
let count = 0;
function unique(words: string): string {
  count += 1;
  return `${words} ${count}`;
}

const verbs: Readonly<Record<string, Verb>> = {
  claim: (ctx, number) => claimTicket(ctx, { number }),
  "hand over": (ctx, number, staffId) => assignTicket(ctx, { number, staffId }),
  "give back": (ctx, number) => assignTicket(ctx, { number, staffId: null }),
  "wait for the customer": (ctx, number) => setWaiting(ctx, { number, for: "customer" }),
  "wait for colleagues": (ctx, number) => setWaiting(ctx, { number, for: "internal" }),
  resume: (ctx, number) => resumeTicket(ctx, { number }),
  resolve: (ctx, number) => resolveTicket(ctx, { number, summary: "Sudah beres." }),
  "resolve and tell": (ctx, number) =>
    resolveTicket(ctx, { number, summary: unique("Sudah beres"), tellCustomer: true }),
  close: (ctx, number) => closeTicket(ctx, { number }),
  reopen: (ctx, number) => reopenTicket(ctx, { number }),
  note: (ctx, number) => addNote(ctx, { number, text: "catatan" }),
  see: (ctx, number) => markSeen(ctx, { number }),
  "reach out": (ctx, number) => reachOut(ctx, { number }),
  skip: (ctx, number) => skipOutreach(ctx, { number, because: "sudah ditelepon" }),
  "answer by DM": (ctx, number) => sendDirectMessage(ctx, { number, key: unique("k"), text: unique("Kabar") }),
  "answer in public": (ctx, number) => replyPublicly(ctx, { number, key: unique("k"), text: unique("Kami cek ya") }),
};

/** Everything that a refused move must leave as it was, on all tickets of the person. */
async function snapshot({ world: { db }, person }: Real) {
  const ticket = { handle: { externalId: person.id } };
  return {
    tickets: await db.ticket.findMany({ where: ticket, orderBy: { id: "asc" } }),
    events: await db.ticketEvent.count({ where: { ticket } }),
    clocks: await db.clock.findMany({ where: { ticketId: { in: await idsOf(db, person) } }, orderBy: { id: "asc" } }),
    outbox: await db.outboxMessage.findMany({ where: { ticket }, orderBy: { id: "asc" } }),
    notes: await db.note.count({ where: { ticket } }),
    resolutions: await db.resolution.findMany({ where: { ticket }, orderBy: { id: "asc" } }),
  };
}

async function idsOf(db: XTestWorld["db"], person: PeerUser): Promise<string[]> {
  const rows = await db.ticket.findMany({ where: { handle: { externalId: person.id } }, select: { id: true } });
  return rows.map((row) => row.id);
}

async function eventTypes({ world: { db } }: Real, number: string): Promise<string[]> {
  const events = await db.ticketEvent.findMany({ where: { ticket: { number } }, orderBy: { version: "asc" } });
  return events.map((event) => event.type);
}

type Command = fc.AsyncCommand<CustomerModel, Real>;

/** An agent asks for something on the newest ticket, or on the one before it. */
function asks(name: string, agent: number, back: number): Command {
  const isFirstAgents = name === "reach out";
  return {
    check: ({ tickets }) => tickets.length > back,
    toString: () => `${name} (agent ${agent}${back > 0 ? ", older ticket" : ""})`,
    run: async (customer, real) => {
      const ticket = customer.tickets.at(-1 - back);
      const staff = real.agents[isFirstAgents ? 0 : agent];
      if (!ticket || !staff) return;
      const before = await snapshot(real);
      const known = await eventTypes(real, ticket.number);
      const ctx = as(real.world.db, staff, [real.world.brand]);
      const outcome = await (verbs[name]?.(ctx, ticket.number, staff.id) ?? Promise.reject(new Error(name))).then(
        () => null,
        (error: unknown) => error,
      );
      const expected = steps[name]?.(ticket, customer, agent) ?? { events: [] };
      if ("refusal" in expected) {
        expect(outcome, `${name} while ${ticket.status}`).toBeInstanceOf(DeskError);
        expect((outcome as DeskError).code).toBe(expected.refusal);
        expect(await snapshot(real)).toEqual(before);
      } else {
        expect(outcome, `${name} while ${ticket.status}`).toBeNull();
        expect((await eventTypes(real, ticket.number)).slice(known.length)).toEqual(expected.events);
      }
      await agrees(customer, real);
    },
  };
}

/** The customer writes: joins the unclosed ticket, or opens one that is linked to the last one. */
function writes(byDm: boolean, isQuiet: boolean): Command {
  return {
    check: () => true,
    toString: () => `the customer ${isQuiet ? "thanks" : "complains"} ${byDm ? "by DM" : "in public"}`,
    run: async (customer, real) => {
      const { world, person } = real;
      const ticket = unclosed(customer);
      const known = ticket ? await eventTypes(real, ticket.number) : [];
      const words = unique(isQuiet ? thanks : complaint);
      // Queued messages wait: only what arrives is worked off here.
      await world.db.channel.update({ where: { id: world.channel.id }, data: { state: "paused" } });
      if (byDm) await world.peer.dmFrom(person, words);
      else await world.peer.post(person, words);
      await world.drain();
      await world.db.channel.update({ where: { id: world.channel.id }, data: { state: "active" } });
      if (ticket) {
        const events = customerWrote(customer, ticket, { byDm, isQuiet });
        expect((await eventTypes(real, ticket.number)).slice(known.length)).toEqual(events);
      } else if (!isQuiet) {
        await opened(customer, real, byDm);
      }
      await agrees(customer, real);
    },
  };
}

async function opened(customer: CustomerModel, { world: { db }, person }: Real, byDm: boolean): Promise<void> {
  const numbers = customer.tickets.map((ticket) => ticket.number);
  const where = { handle: { externalId: person.id }, number: { notIn: numbers } };
  const row = await db.ticket.findFirstOrThrow({ where, include: { previousTicket: true } });
  expect(row.previousTicket?.number).toBe(customer.tickets.at(-1)?.number);
  const ticket = newTicket(row.number, byDm);
  customer.tickets.push(ticket);
  if (!byDm) hasPost(customer, ticket);
}

const deliver: Command = {
  check: () => true,
  toString: () => "the network takes what waits",
  run: async (customer, real) => {
    const known = new Map<TicketModel, string[]>();
    for (const ticket of customer.tickets) known.set(ticket, await eventTypes(real, ticket.number));
    await real.world.drain();
    const events = deliverAll(customer);
    for (const [ticket, before] of known) {
      expect((await eventTypes(real, ticket.number)).slice(before.length)).toEqual(events.get(ticket) ?? []);
    }
    await agrees(customer, real);
  },
};

/** Model and database say the same of every ticket of the person, and the laws hold. */
async function agrees(customer: CustomerModel, real: Real): Promise<void> {
  const rows = await real.world.db.ticket.findMany({ where: { handle: { externalId: real.person.id } } });
  const staff = real.agents.map((agent) => agent.id);
  const told = rows.map((row) => ({
    number: row.number,
    status: row.status,
    outreach: row.outreachState,
    assignee: row.assigneeId === null ? null : staff.indexOf(row.assigneeId),
    awaitsUs: row.awaitsUsSince !== null,
    isSeen: row.firstSeenAt !== null,
  }));
  const believed = customer.tickets.map(({ number, status, outreach, assignee, awaitsUs, isSeen }) => ({
    ...{ number, status, outreach, assignee, awaitsUs, isSeen },
  }));
  const byNumber = (a: { number: string }, b: { number: string }) => a.number.localeCompare(b.number);
  expect(told.sort(byNumber)).toEqual(believed.sort(byNumber));
  await real.laws.look();
}

describe("the ticket machine against its model", () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let agents: readonly Staff[];

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
    agents = [world.agent, await makeStaff(database.db, [world.brand])];
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  it("moves as the table says, refuses what it forbids without a trace, and takes late events after closing", async () => {
    const agent = fc.integer({ min: 0, max: 1 });
    const back = fc.constantFrom(0, 0, 0, 1);
    const ask = fc.tuple(fc.constantFrom(...Object.keys(verbs)), agent, back).map((args) => asks(...args));
    const end = fc.tuple(fc.constantFrom("resolve", "close", "reopen"), agent, back).map((args) => asks(...args));
    const write = fc.tuple(fc.boolean(), fc.constantFrom(false, false, true)).map((args) => writes(...args));
    let lives = 0;
    const property = fc.asyncProperty(life([write, ask, ask, ask, end, fc.constant(deliver)], 30), async (commands) => {
      lives += 1;
      const person = world.peer.addUser({ username: `tiket_${lives}` });
      const real = { world, person, agents, laws: watchLaws(world, [person.id]) };
      await fc.asyncModelRun(() => ({ model: { tickets: [], pending: [] }, real }), commands);
      await world.drain();
    });
    await fc.assert(property, modelRuns(8));
  });
});
