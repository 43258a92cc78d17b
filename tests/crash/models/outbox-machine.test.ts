import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Staff } from "#lib/db/generated/client.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeStaff } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { FaultKind } from "#tests/peers/x/faults.ts";
import type { PeerUser } from "#tests/peers/x/world.ts";
import { watchLaws } from "./laws.ts";
import {
  answers,
  calls,
  claims,
  claimsAndCalls,
  claimsInVain,
  clicks,
  decides,
  deletes,
  dies,
  echoes,
  expires,
  looks,
  reads,
  settles,
  writes,
} from "./outbox-commands.ts";
import { arrive, type Command, complaint, learn, type Real, unique } from "./outbox-ground.ts";
import type { OutboxModel } from "./outbox-model.ts";
import { life, modelRuns } from "./runs.ts";

describe("the outbox machine against its model", () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let supervisor: Staff;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
    supervisor = await makeStaff(database.db, [world.brand], "supervisor");
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  /**
   * Two people complain and have a ticket each; the first one is clicked already, and may have written to us by DM. What
   * the life before left undone is put away.
   */
  async function begin(byDm: boolean): Promise<{ model: OutboxModel; real: Real }> {
    const left = { state: { in: ["queued", "sending", "unknown"] } };
    await database.db.outboxMessage.updateMany({ where: left, data: { state: "refused", because: "end of a life" } });
    const people = [0, 1].map(() => world.peer.addUser({ username: unique("kotak").replace(" ", "_") }));
    const posts = await Promise.all(people.map((person) => world.peer.post(person, unique(complaint))));
    await arrive(world);
    const numbers = await Promise.all(people.map((person) => numberOf(person)));
    const ids = people.map((person) => person.id);
    const real = { world, supervisor, people, posts, numbers, laws: watchLaws(world, ids), held: new Map() };
    const model: OutboxModel = { messages: [], claims: [], isPostGone: [false, false], hasWritten: [byDm, false] };
    if (byDm && people[0]) await world.peer.dmFrom(people[0], unique("halo, ada yang baca?"));
    await arrive(world);
    await reachOut(world.click(), { number: numbers[0] ?? "" });
    await learn(model, real, 0, "first-dm");
    return { model, real };
  }

  async function numberOf({ id }: PeerUser): Promise<string> {
    return (await database.db.ticket.findFirstOrThrow({ where: { handle: { externalId: id } } })).number;
  }

  it("keeps to its states: any worker dies or answers late, any answer is lost, echoes come at any moment", async () => {
    // Mostly one person, so that their messages meet.
    const customer = fc.constantFrom(0, 0, 0, 1);
    const index = fc.nat({ max: 5 });
    const mishap = fc.constantFrom<FaultKind | "none">(
      "none",
      "none",
      "none",
      "accept-then-500",
      "503-before",
      "429",
      "dm-refused",
    );
    const some = (...all: fc.Arbitrary<Command>[]) => fc.oneof(...all);
    const settle = index.map(settles);
    const work = [
      fc.constantFrom(claims, claims, claims, claimsInVain),
      mishap.map(claimsAndCalls),
      mishap.map(claimsAndCalls),
      settle,
      settle,
    ];
    const late = fc.tuple(index, mishap).map((args) => calls(...args));
    const look = fc.tuple(index, fc.constantFrom(true, true, true, false)).map((args) => looks(...args));
    const decide = fc
      .tuple(index, fc.constantFrom("was-sent" as const, "send-again" as const))
      .map((args) => decides(...args));
    const echo = fc.tuple(index, fc.integer({ min: 1, max: 3 })).map((args) => echoes(...args));
    const answer = fc.tuple(customer, fc.constantFrom(true, true, false)).map((args) => answers(...args));
    const trouble = [late, some(index.map(dies), fc.constant(expires)), look, look, decide, echo];
    const people = some(customer.map(writes), customer.map(reads), customer.map(deletes));
    const commands = [customer.map(clicks), answer, ...work, ...trouble, people];
    const property = fc.asyncProperty(fc.boolean(), life(commands, 100), async (byDm, lives) => {
      const begun = await begin(byDm);
      await fc.asyncModelRun(() => begun, lives);
    });
    await fc.assert(property, modelRuns(8));
  });
});
