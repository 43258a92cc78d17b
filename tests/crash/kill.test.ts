import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { breaches, unfinished } from "./check.ts";
import { type Launcher, type Product, startProduct } from "./product.ts";
import { call, type Desk, type Outcome, openDesk, runScenario } from "./scenario.ts";

/** `TANGGAP_CRASH_MENTIONS=1000` is the full figure (`npm run test:crash`). */
const mentions = Number(process.env.TANGGAP_CRASH_MENTIONS ?? 150);
const seed = Number(process.env.TANGGAP_CRASH_SEED ?? 1);
const minutes = 60_000;

describe("real processes, killed all the time, at a network that fails", () => {
  let product: Product;
  let desk: Desk;
  let workers: Launcher[];

  beforeAll(async () => {
    product = await startProduct();
    desk = await openDesk(product, seed);
    workers = [await product.startWorker(), await product.startWorker()];
  }, 10 * minutes);
  afterAll(async () => {
    await product?.stop();
    await desk?.peer.stop();
  }, 2 * minutes);

  it(`${mentions} complaints: none lost, none doubled, none acknowledged before its DM`, {
    timeout: 30 * minutes,
  }, async () => {
    const drainSeconds = 120 + mentions / 10;
    const outcome = await runScenario(desk, { mentions, seed, killEveryMs: 2_000, misfortune: 1, drainSeconds });
    console.log(summary(outcome, mentions));
    const { facts, kills, sends, faults } = outcome;
    expect(breaches(facts)).toEqual([]);
    expect(unfinished(facts)).toEqual([]);
    expect(facts.tickets.map((ticket) => ticket.outreachState)).toEqual(Array(mentions).fill("acknowledged"));
    expect(facts.mentions.map((mention) => mention.state)).toEqual(Array(mentions).fill("ticketed"));
    for (const leg of ["dm", "public"])
      expect(facts.accepted.filter((entry) => entry.leg === leg)).toHaveLength(mentions);
    for (const { number } of facts.tickets) expect(parseRegistrationNumber(number)).toEqual({ ok: true, number });
    expect(faults / sends, "too few faults").toBeGreaterThan(0.07);
    expect(Object.keys(kills).sort(), "not everybody was killed").toEqual(["web", "worker-1", "worker-2"]);
  });

  it("the API tells the same: every ticket acknowledged, no outcome left unknown", async () => {
    const states = async (path: string) => (await (await call(desk, path))?.json()) as { items: { state: string }[] };
    for (const state of ["unknown", "queued", "sending", "needs-a-person"]) {
      expect((await states(`outbox?state=${state}`)).items, state).toEqual([]);
    }
    const post = [...desk.peer.world.posts.values()].find((each) => each.authorId !== desk.peer.world.brandId);
    const found = await states(`mentions?channel=crash&externalId=${post?.id}`);
    expect(found.items.map((mention) => mention.state)).toEqual(["ticketed"]);
  });

  it.each(["unknown-is-not-sent-again", "found-counts"])(
    "the same check reports breaches when the workers run without the safeguard %s",
    { timeout: 5 * minutes },
    async (safeguard) => {
      await Promise.all(workers.map((worker) => worker.stop()));
      const hook = join(import.meta.dirname, "switch-off.ts");
      const NODE_OPTIONS = `--import ${hook}`;
      workers = [await product.startWorker({ NODE_OPTIONS, TANGGAP_TEST_SWITCH_OFF: safeguard })];
      const wish = { mentions: 20, seed: seed + safeguard.length, killEveryMs: null, misfortune: 2, drainSeconds: 25 };
      const found = breaches((await runScenario(desk, wish)).facts);
      console.log(`without ${safeguard}: ${found.length} breaches, e.g. ${found[0]}`);
      expect(found.join("\n")).toMatch(/duplicate: \d+ DMs/);
    },
  );
});

function summary(
  { facts, kills, sends, faults, busySeconds, totalSeconds, refusedDeliveries }: Outcome,
  count: number,
): string {
  const told = Object.entries(kills).map(([name, times]) => `${name} ${times}`);
  const total = Object.values(kills).reduce((sum, times) => sum + times, 0);
  const legs = ["dm", "public"].map((leg) => facts.accepted.filter((entry) => entry.leg === leg).length);
  return [
    `${count} complaints: ${facts.tickets.length} tickets, ${legs[0]} DMs, ${legs[1]} acknowledgements`,
    `${total} kills (${told.join(", ")}), ${faults} faults in ${sends} send calls (${((100 * faults) / sends).toFixed(1)} %), ${refusedDeliveries} deliveries not taken at first`,
    `${busySeconds.toFixed(0)} s until the last click, ${totalSeconds.toFixed(0)} s until nothing was left: ${((60 * count) / totalSeconds).toFixed(0)} complaints a minute`,
  ].join("\n");
}
