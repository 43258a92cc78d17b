import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfNeeded } from "#lib/cli/build-if-needed.ts";
import { ensureDatabase, stopDatabase } from "#lib/cli/ensure-database.ts";
import { measureIntake, measureWay } from "./bench-intake.ts";
import { measurePages } from "./bench-pages.ts";
import { type Surroundings, stopAll } from "./processes.ts";

export interface Size {
  readonly tickets: number;
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly mentions: number;
  readonly turns: number;
}

const whole: Size = { tickets: 100_000, rounds: 3, secondsPerRound: 3, mentions: 2_000, turns: 30 };
const quick: Size = { tickets: 10_000, rounds: 1, secondsPerRound: 2, mentions: 500, turns: 10 };

/**
 * Measures the product's own processes on a PostgreSQL of their own and prints ratios: against floors of the same run,
 * and of much data against little. Figures of another run, machine or hour are not comparable; ratios are.
 */
export async function bench(wish: { readonly quick: boolean }): Promise<void> {
  const begun = performance.now();
  const size = wish.quick ? quick : whole;
  const dataDir = mkdtempSync(join(tmpdir(), "tanggap-bench-"));
  process.once("SIGINT", () => process.exit(130));
  process.once("exit", stopAll);
  await buildIfNeeded();
  const access = await ensureDatabase({ databaseUrl: undefined, dataDir });
  try {
    console.log(`${availableParallelism()} cores, ${size.tickets.toLocaleString("en")} tickets against 1,000`);
    const env: Surroundings = { TANGGAP_DATA_DIR: dataDir, AUTH_TRUST_HOST: "true", TANGGAP_PLAYGROUND: "off" };
    await measureIntake(access.url, env, size).then((desk) => measureWay(desk, env, size));
    await measurePages(access.url, env, size);
  } finally {
    stopAll();
    access.release();
    await stopDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  console.log(`\ntook ${Math.round((performance.now() - begun) / 1000)} s`);
}
