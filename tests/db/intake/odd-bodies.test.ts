import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { storeRawEvent } from "#lib/intake/store-raw-event.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { eventOfDeletion, eventOfDm, eventsOfPost, type PeerEvent } from "#tests/peers/x/webhooks.ts";
import { words } from "../laws/complaint.ts";

/** What no description promises and some day arrives all the same. */
const odd = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e12,
    Number.MAX_SAFE_INTEGER,
    "",
    " ",
    "\u0000",
    "\ud83d",
    "9".repeat(30),
    "x".repeat(20_000),
  ],
  ...[
    "2026-99-99T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "0001-01-01T00:00:00Z",
    "4102444800000",
    [],
    {},
    [null],
    ["a"],
  ],
];

describe("bodies that nobody promised", { timeout: 120_000 }, () => {
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

  /** One event of each kind that X tells of a person, all of them new. */
  async function events(n: number): Promise<PeerEvent[]> {
    const user = world.peer.addUser({ username: `aneh_${n}` });
    const own = await world.peer.brandPosts(`Halo ${n}`, { silent: true });
    const how = { silent: true };
    const post = await world.peer.post(user, `${words} https://contoh.example/${n}`, { repliedToId: own.id }, how);
    const quote = await world.peer.post(user, `masih mati ${n}`, { quotedId: own.id }, how);
    const dm = await world.peer.dmFrom(user, `halo ${n}`, how);
    const told = [...eventsOfPost(world.peer.world, post), ...eventsOfPost(world.peer.world, quote)];
    return [...told, eventOfDm(world.peer.world, dm), eventOfDeletion(world.peer.world, quote)];
  }

  it("end with a reason or as what they are: none of them stops its worker", async () => {
    let runs = 0;
    const ends = new Set<string>();
    const property = fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom(...odd), async (which, where, value) => {
      runs += 1;
      const all = await events(runs);
      const event = all[which % all.length];
      const { body } = world.peer.webhooks.signed(event as PeerEvent);
      const changed = replaceLeaf(JSON.parse(body), where, value);
      const id = newId();
      const columns = {
        brandId: world.brand.id,
        channelId: world.channel.id,
        deliveryKey: id,
        bodyHash: "0".repeat(64),
      };
      const row = {
        id,
        ...columns,
        body: JSON.stringify(changed),
        source: "webhook",
        receivedAt: new Date(),
        requestId: "t",
      } as const;
      await storeRawEvent(database.db, row);
      await normaliseRawEvent(system(database.db), id);
      const { status, because } = await database.db.rawEvent.findUniqueOrThrow({ where: { id } });
      ends.add(status);
      expect(status === "normalised" || because !== null).toBe(true);
    });
    const numRuns = Number(process.env.TANGGAP_ODD_BODIES ?? 100);
    await fc.assert(property, { numRuns, seed: Number(process.env.TANGGAP_ODD_SEED ?? 20261124) });
    expect([...ends].sort()).toEqual(["ignored", "normalised", "unreadable"]);
  });
});

/** The n-th leaf or branch of a JSON value, replaced. */
function replaceLeaf(json: unknown, n: number, value: unknown): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push({ holder: node as Record<string, unknown>, key });
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(json);
  const place = places[n % places.length];
  if (place) place.holder[place.key] = value;
  return json;
}
