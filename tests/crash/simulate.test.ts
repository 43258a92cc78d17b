import { afterEach, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/database.ts";

/** `TANGGAP_CRASH_SEEDS=200` looks longer; `TANGGAP_CRASH_SEED=17` looks at one again. */
const first = Number(process.env.TANGGAP_CRASH_SEED ?? 1);
const count = process.env.TANGGAP_CRASH_SEED ? 1 : Number(process.env.TANGGAP_CRASH_SEEDS ?? 4);
const seeds = Array.from({ length: count }, (_, n) => first + n);

let database: TestDatabase | null = null;
afterEach(async () => {
  vi.doUnmock("#lib/outbox/rules/after-attempt.ts");
  vi.doUnmock("#lib/outbox/rules/after-read-back.ts");
  vi.doUnmock("#lib/intake/lock-authors.ts");
  await database?.close();
  database = null;
});

/** A fresh load of the product, so that a switched-off safeguard is switched off everywhere. */
async function life(seed: number, steps?: number) {
  vi.resetModules();
  const { simulate } = await import("./simulation.ts");
  database ??= await testDatabase({ max: 16 });
  return simulate(seed, database, steps);
}

describe("whatever dies, fails or comes twice", () => {
  it.each(seeds)(
    "nothing is lost, nothing is done twice, nothing is claimed before it is true: seed %i",
    async (seed) => {
      const report = await life(seed);
      console.log(
        `seed ${seed}: ${report.sends} send calls, ${report.faults} faults, ${report.deaths} deaths, ${report.late} late answers`,
      );
      expect(report.breaches, `seed ${seed}`).toEqual([]);
      expect(report.unfinished, `seed ${seed}`).toEqual([]);
      expect(report.deaths + report.faults, `seed ${seed} was too kind`).toBeGreaterThan(5);
    },
  );
});

describe("the check sees what goes wrong when one safeguard is switched off", () => {
  async function breachesOf(weaken?: (weak: TestDatabase) => Promise<void>): Promise<readonly string[]> {
    for (let seed = 1; seed <= 5; seed += 1) {
      database = await testDatabase({ max: 16 });
      await weaken?.(database);
      const report = await life(seed, 60);
      if (report.breaches.length > 0) return report.breaches;
      await database.close();
      database = null;
    }
    return [];
  }

  it("unknown outcomes sent again at once", async () => {
    vi.doMock("#lib/outbox/rules/after-attempt.ts", async (load) => {
      const real = await load<typeof import("#lib/outbox/rules/after-attempt.ts")>();
      const blindly: typeof real.unknownState = (because, attempted) => ({
        ...real.unknownState(because, attempted),
        state: "queued",
      });
      const afterAttempt: typeof real.afterAttempt = (delivery, attempted) =>
        delivery.outcome === "unknown" ? blindly(delivery.because, attempted) : real.afterAttempt(delivery, attempted);
      return { ...real, unknownState: blindly, afterAttempt };
    });
    expect((await breachesOf()).join("\n")).toMatch(/duplicate: \d DMs/);
  });

  it("what was found at the network sent again all the same", async () => {
    vi.doMock("#lib/outbox/rules/after-read-back.ts", async (load) => {
      const real = await load<typeof import("#lib/outbox/rules/after-read-back.ts")>();
      // Not for ever: a public text that is there already is refused as a duplicate each time.
      const afterReadBack: typeof real.afterReadBack = (read, unclear) =>
        unclear.attempt < 3 ? { next: "send-again", because: "not looked" } : real.afterReadBack(read, unclear);
      return { ...real, afterReadBack };
    });
    expect((await breachesOf()).join("\n")).toMatch(/duplicate: \d DMs/);
  });

  it("the lock of one person's posts, and the database's own guard of one mention", async () => {
    vi.doMock("#lib/intake/lock-authors.ts", () => ({ lockAuthors: () => Promise.resolve() }));
    const found = await breachesOf(async ({ pool }) => {
      await pool.query(`DROP INDEX "mention_brandId_network_externalId_key"`);
    });
    expect(found.join("\n")).toMatch(/recorded twice/);
  });
});
