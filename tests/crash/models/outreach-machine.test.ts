import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Staff } from "#lib/db/generated/client.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeStaff } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { Standing } from "#tests/peers/x/world.ts";
import { watchLaws } from "./laws.ts";
import {
  arrive,
  assists,
  becomes,
  clicks,
  complaint,
  confirms,
  deletes,
  invites,
  looks,
  posts,
  type Real,
  releases,
  sends,
  skips,
  unique,
  writes,
} from "./outreach-commands.ts";
import { type Mishap, newOutreach, type OutreachModel, type PostModel, type Step, steps } from "./outreach-model.ts";
import { life, modelRuns } from "./runs.ts";

describe("the outreach machine against its model", () => {
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

  /** Somebody new complains, in public or by DM, and has a ticket. What the life before left undone is put away. */
  async function begin(byDm: boolean): Promise<{ model: OutreachModel; real: Real }> {
    await database.db.outboxMessage.updateMany({
      where: { state: { in: ["queued", "unknown"] } },
      data: { state: "refused", because: "end of a life" },
    });
    await database.db.channel.update({ where: { id: world.channel.id }, data: { state: "active" } });
    const person = world.peer.addUser({ username: unique("dm").replace(" ", "_") });
    const brandPost = await world.peer.brandPosts(unique("Halo sobat"), { silent: true });
    const first = byDm
      ? await world.peer.dmFrom(person, unique(complaint))
      : await world.peer.post(person, unique(complaint));
    await arrive(world);
    const ticket = await database.db.ticket.findFirstOrThrow({ where: { handle: { externalId: person.id } } });
    const known: PostModel[] = byDm ? [] : [{ id: first.id, kind: "names", isDeleted: false }];
    const laws = watchLaws(world, [person.id]);
    return {
      model: newOutreach(byDm, known),
      real: { world, supervisor, person, number: ticket.number, brandPost, laws },
    };
  }

  it("keeps to its states, whatever the network, the customer and the agents do", async () => {
    const step = fc.constantFrom<Step>(...steps);
    const mishap = fc.constantFrom<Mishap>("none", "none", "accept-then-500", "503-before");
    const send = mishap.map(sends);
    const look = fc.constantFrom(true, true, true, false).map(looks);
    const click = fc.constantFrom("same" as const, "same" as const, "other" as const).map(clicks);
    const standing = fc.constantFrom<Standing>("open", "open", "dm-closed", "blocked", "gone").map(becomes);
    const confirm = fc.tuple(step, fc.boolean()).map((args) => confirms(...args));
    const once = fc.constantFrom(skips, invites, invites, deletes, writes, assists);
    const commands = [
      click,
      click,
      send,
      send,
      look,
      look,
      standing,
      confirm,
      step.map(releases),
      once,
      fc.constantFrom("names" as const, "answers" as const, "limits" as const).map(posts),
    ];
    const property = fc.asyncProperty(
      fc.constantFrom(false, false, false, true),
      life(commands, 30),
      async (byDm, lives) => {
        const begun = await begin(byDm);
        await fc.asyncModelRun(() => begun, lives);
      },
    );
    await fc.assert(property, modelRuns(12));
  });
});
