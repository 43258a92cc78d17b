import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import { newId } from "#lib/ids.ts";
import { claimRawEvents, mostClaims } from "#lib/intake/claim-raw-events.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { replayRawEvent } from "#lib/intake/replay-raw-event.ts";
import { storeRawEvent } from "#lib/intake/store-raw-event.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { eventsOfPost } from "#tests/peers/x/webhooks.ts";
import { ticketOf, words } from "../laws/complaint.ts";

const praise = "@NusaLinkCare makasih banyak min, internetnya sudah lancar lagi, mantap";

describe("events that cannot be worked off hold up nobody", { timeout: 240_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let people = 0;

  beforeAll(async () => {
    database = await testDatabase({ max: 16 });
    world = await startXWorld(database.db);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  /** Stores what X would tell of a new post of somebody new. Answers the post's id. */
  async function arrives(text: string, change: (body: string) => string = (body) => body): Promise<string> {
    people += 1;
    const user = world.peer.addUser({ username: `racun_${people}` });
    const post = await world.peer.post(user, text, {}, { silent: true });
    const [event] = eventsOfPost(world.peer.world, post);
    if (!event) throw new Error("X tells nothing of this post");
    const body = change(world.peer.webhooks.signed(event).body);
    await storeRawEvent(database.db, {
      ...{ id: newId(), brandId: world.brand.id, channelId: world.channel.id, body, source: "webhook", requestId: "t" },
      deliveryKey: openChannel(world.channel).connection.deliveryKey(Buffer.from(body)),
      bodyHash: createHash("sha256").update(body).digest("hex"),
      receivedAt: new Date(),
    });
    return post.id;
  }

  /** Four lanes, as a worker has; milliseconds until nothing was due any more. */
  async function workOff(): Promise<number> {
    const begun = performance.now();
    const lane = async () => {
      while (await normaliseWaiting(database.db));
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    return performance.now() - begun;
  }

  const waiting = () => database.db.rawEvent.count({ where: { status: "received" } });
  const timePasses = () => database.pool.query(`UPDATE raw_event SET "dueAt" = now() WHERE status = 'received'`);
  const rawOf = (text: string) => database.db.rawEvent.findMany({ where: { body: { contains: text } } });

  it("five in a thousand: 995 are done at the first take and in the usual time, five are set aside, a mended one is replayed", async () => {
    await database.pool.query(`
      CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a bug'; END $$;
      CREATE TRIGGER bug BEFORE INSERT ON mention FOR EACH ROW WHEN (NEW.text LIKE '%RACUN%') EXECUTE FUNCTION bug();`);
    for (let n = 0; n < 250; n += 1) await arrives(`${praise} ${n}`);
    const usualMs = (await workOff()) / 250;
    for (let n = 0; n < 1_000; n += 1) await arrives(n % 200 === 0 ? `${words} RACUN ${n}` : `${praise} ramai ${n}`);
    const ms = (await workOff()) / 1_000;
    console.log(
      `${usualMs.toFixed(1)} ms an event without poison, ${ms.toFixed(1)} ms with five poisonous ones in 1,000`,
    );
    expect(ms / usualMs).toBeLessThan(2);
    const done = await database.db.rawEvent.findMany({ where: { body: { contains: "ramai" } } });
    expect(done).toHaveLength(995);
    expect(done.filter((raw) => raw.status !== "normalised" || raw.claims !== 1 || raw.attempts !== 0)).toEqual([]);

    while ((await waiting()) > 0) {
      await timePasses();
      await workOff();
    }
    const dead = await rawOf("RACUN");
    expect(dead.map(({ status, attempts }) => [status, attempts])).toEqual(Array(5).fill(["dead", 5]));
    for (const { because } of dead) expect(because).toMatch(/^\w*Error$/);

    await database.pool.query("DROP TRIGGER bug ON mention");
    const supervisor = await makeStaff(database.db, [world.brand], "supervisor");
    const [mended] = dead;
    await replayRawEvent(as(database.db, supervisor, [world.brand]), { rawEventId: mended?.id ?? "" });
    await workOff();
    const [one, ...others] = await database.db.rawEvent.findMany({
      where: { id: { in: dead.map((raw) => raw.id) } },
      include: { sources: { include: { mention: true } } },
      orderBy: { status: "desc" },
    });
    expect(one).toMatchObject({ id: mended?.id, status: "normalised", because: null });
    expect(one?.sources.map((source) => source.mention.state)).toEqual(["ticketed"]);
    expect(others.map((raw) => raw.status)).toEqual(Array(4).fill("dead"));
  });

  it("one that kills its worker each time: the others are all done, and in the end it is set aside with its reason", async () => {
    await arrives(`${words} PEMBUNUH`);
    for (let n = 0; n < 60; n += 1) await arrives(`${praise} korban ${n}`);
    const [killer] = await rawOf("PEMBUNUH");
    if (!killer) throw new Error("it was not stored");
    let deaths = 0;
    let lives = 0;
    // A worker that takes it dies with all that it had taken; their leases run out, and the next worker comes.
    for (; (await waiting()) > 0 && lives < 200; lives += 1) {
      const taken = await claimRawEvents(database.db, 8);
      if (taken.includes(killer.id)) deaths += 1;
      else for (const id of taken) await normaliseRawEvent(system(database.db), id);
      await timePasses();
    }
    console.log(`${lives} workers, ${deaths} of them dead`);
    expect(await database.db.rawEvent.findUniqueOrThrow({ where: { id: killer.id } })).toMatchObject({
      ...{ status: "dead", because: "its workers stopped each time", claims: mostClaims },
    });
    expect(deaths).toBe(mostClaims);
    const victims = await rawOf("korban");
    expect(victims.map((raw) => raw.status)).toEqual(Array(60).fill("normalised"));
  });

  it.each([
    ["a NUL", "\\u0000"],
    ["half of an emoji", "\\ud83d"],
  ])("words with %s in them open a ticket like any others", async (_, odd) => {
    const id = await arrives(`${words} ANEH`, (body) => body.replaceAll("ANEH", `ANEH ${odd} `));
    await workOff();
    expect((await ticketOf(database.db, id)).subject).toContain("internet di rumah");
  });
});
