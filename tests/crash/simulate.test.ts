import { afterEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { simulate } from "./simulation.ts";

/** `TANGGAP_CRASH_SEEDS=200` looks longer; `TANGGAP_CRASH_SEED=17` looks at one again. */
const first = Number(process.env.TANGGAP_CRASH_SEED ?? 1);
const count = process.env.TANGGAP_CRASH_SEED ? 1 : Number(process.env.TANGGAP_CRASH_SEEDS ?? 4);
const seeds = Array.from({ length: count }, (_, n) => first + n);

let database: TestDatabase | null = null;
afterEach(async () => {
  await database?.close();
  database = null;
});

describe("whatever dies, fails or comes twice", () => {
  it.each(seeds)(
    "nothing is lost, nothing is done twice, nothing is claimed before it is true: seed %i",
    async (seed) => {
      database = await testDatabase({ max: 16 });
      const report = await simulate(seed, database);
      console.log(
        `seed ${seed}: ${report.sends} send calls, ${report.faults} faults, ${report.deaths} deaths, ${report.late} late answers`,
      );
      expect(report.breaches, `seed ${seed}`).toEqual([]);
      expect(report.unfinished, `seed ${seed}`).toEqual([]);
      expect(report.deaths + report.faults, `seed ${seed} was too kind`).toBeGreaterThan(1);
    },
  );
});
