import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { noteMissedClocks } from "#lib/sla/note-missed-clocks.ts";
import { addNote } from "#lib/tickets/add-note.ts";
import { claimTicket } from "#lib/tickets/claim-ticket.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { markSeen } from "#lib/tickets/mark-seen.ts";
import { reopenTicket } from "#lib/tickets/reopen-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { resumeTicket } from "#lib/tickets/resume-ticket.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { setWaiting } from "#lib/tickets/set-waiting.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";
import { words } from "./complaint.ts";
import { expectDerived } from "./derived-columns.ts";

/** What the model knows of each customer: how many tickets there must be, and the status that the table gives. */
interface Model {
  readonly customers: { tickets: number; status: TicketStatus | null }[];
}

interface Real {
  readonly world: XTestWorld;
  readonly people: readonly PeerUser[];
  readonly posts: PeerPost[][];
}

type Work = (real: Real, customer: number, number: string) => Promise<unknown>;
let keys = 0;

/** Verbs on the newest ticket of a customer; the desk may refuse them, and then nothing may have changed. */
const verbs: Readonly<Record<string, Work>> = {
  claim: ({ world }, _, number) => claimTicket(world.click(), { number }),
  see: ({ world }, _, number) => markSeen(world.click(), { number }),
  note: ({ world }, _, number) => addNote(world.click(), { number, text: "catatan" }),
  "wait for the customer": ({ world }, _, number) => setWaiting(world.click(), { number, for: "customer" }),
  "wait for colleagues": ({ world }, _, number) => setWaiting(world.click(), { number, for: "internal" }),
  resume: ({ world }, _, number) => resumeTicket(world.click(), { number }),
  resolve: ({ world }, _, number) => resolveTicket(world.click(), { number, summary: "Sudah beres." }),
  close: ({ world }, _, number) => closeTicket(world.click(), { number }),
  reopen: ({ world }, _, number) => reopenTicket(world.click(), { number }),
  skip: ({ world }, _, number) => skipOutreach(world.click(), { number, because: "sudah ditelepon" }),
  "reach out": ({ world }, _, number) => reachOut(world.click(), { number }),
  answer: ({ world }, _, number) => {
    keys += 1;
    return sendDirectMessage(world.click(), { number, key: `k${keys}`, text: `Kabar ${keys}` });
  },
};

/** What customers and the network do; the desk has no say in it. */
const happenings: Readonly<Record<string, (real: Real, customer: number) => Promise<unknown>>> = {
  deliver: ({ world }) => world.drain(),
  "deliver badly": ({ world }) => {
    world.peer.failNext("*", "accept-then-500");
    return world.drain(1200);
  },
  "late clocks": ({ world }) => noteMissedClocks(system(world.db)),
  edit: async ({ world, posts }, customer) => {
    const post = posts[customer]?.at(-1);
    if (post && !post.deleted) posts[customer]?.push(await world.peer.editPost(post, `${words} (diubah)`));
    await world.drain();
  },
  delete: async ({ world, posts }, customer) => {
    const post = posts[customer]?.at(-1);
    if (post && !post.deleted) await world.peer.deletePost(post.id);
    await world.drain();
  },
};

const newest = (real: Real, customer: number): Promise<Ticket | null> =>
  real.world.db.ticket.findFirst({
    where: { handle: { externalId: real.people[customer]?.id ?? "" } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
  });

type Command = fc.AsyncCommand<Model, Real>;

function writes(customer: number, hoursAgo: number, privately: boolean): Command {
  return {
    check: () => true,
    toString: () => `customer ${customer} writes ${privately ? "a DM" : `a post ${hoursAgo} h ago`}`,
    run: async (model, real) => {
      const { world, people, posts } = real;
      const person = people[customer];
      const known = model.customers[customer];
      if (!person || !known) return;
      const atMs = Date.now() - hoursAgo * 3_600_000;
      if (privately) await world.peer.dmFrom(person, words);
      else posts[customer]?.push(await world.peer.post(person, words, { atMs }));
      await world.drain();
      if (known.status === null || known.status === "closed") known.tickets += 1;
      known.status = (await newest(real, customer))?.status as TicketStatus;
      await checkAll(model, real);
    },
  };
}

function asks(name: string, customer: number): Command {
  return {
    check: (model) => model.customers[customer]?.status !== null,
    toString: () => `${name} (customer ${customer})`,
    run: async (model, real) => {
      const before = await newest(real, customer);
      const known = model.customers[customer];
      if (!before || !known) return;
      try {
        await verbs[name]?.(real, customer, before.number);
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        expect((await newest(real, customer))?.version).toBe(before.version);
      }
      known.status = (await newest(real, customer))?.status as TicketStatus;
      await checkAll(model, real);
    },
  };
}

function happens(name: string, customer: number): Command {
  return {
    check: () => true,
    toString: () => `${name} (customer ${customer})`,
    run: async (model, real) => {
      await happenings[name]?.(real, customer);
      for (const [at, known] of model.customers.entries()) {
        if (known.status !== null) known.status = (await newest(real, at))?.status as TicketStatus;
      }
      await checkAll(model, real);
    },
  };
}

/** Law 6: every derived column of every ticket equals the pure functions over its events. */
async function checkAll(model: Model, real: Real): Promise<void> {
  for (const [at, known] of model.customers.entries()) {
    const where = { handle: { externalId: real.people[at]?.id ?? "" } };
    const tickets = await real.world.db.ticket.findMany({ where });
    expect(tickets.length).toBe(known.tickets);
    expect(tickets.filter((ticket) => ticket.status !== "closed").length).toBeLessThanOrEqual(1);
    for (const ticket of tickets) await expectDerived(real.world.db, ticket);
  }
}

describe("law 6: what is derived equals the pure function over the events", () => {
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

  it("after every step of random lives of three customers", { timeout: 180_000 }, async () => {
    const customer = fc.integer({ min: 0, max: 2 });
    const post = fc.tuple(customer, fc.constantFrom(0, 1, 5, 30), fc.boolean()).map((args) => writes(...args));
    const verb = fc.tuple(fc.constantFrom(...Object.keys(verbs)), customer).map((args) => asks(...args));
    const happening = fc.tuple(fc.constantFrom(...Object.keys(happenings)), customer).map((args) => happens(...args));
    const commands = fc.commands([post, verb, verb, verb, happening], { maxCommands: 25, size: "max" });
    let lives = 0;
    const property = fc.asyncProperty(commands, async (steps) => {
      lives += 1;
      const people = [0, 1, 2].map((n) => world.peer.addUser({ username: `hidup_${lives}_${n}` }));
      const model: Model = { customers: people.map(() => ({ tickets: 0, status: null })) };
      await fc.asyncModelRun(() => ({ model, real: { world, people, posts: [[], [], []] } }), steps);
    });
    const numRuns = Number(process.env.TANGGAP_LAW_RUNS ?? 6);
    await fc.assert(property, { numRuns, seed: Number(process.env.TANGGAP_LAW_SEED ?? 20261124), endOnFailure: true });
  });
});
