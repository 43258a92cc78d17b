import "../../lib/cli/node-version.ts";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/*
 * The full figures of the delivery core, one table at the end. `npm test` runs the same tests with small numbers.
 * A row's name given as an argument runs that row alone, e.g. `npm run test:crash -- simulation`.
 */
interface Row {
  readonly what: string;
  readonly project: "crash" | "db" | "unit";
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const full = { TANGGAP_CRASH_FULL: "1" };
const rows: Readonly<Record<string, Row>> = {
  killed: {
    what: "10,000 complaints, two workers, kill -9 all the time, faults, doubled and reordered",
    project: "crash",
    files: ["tests/crash/kill.test.ts"],
    env: { TANGGAP_CRASH_MENTIONS: process.env.TANGGAP_CRASH_MENTIONS ?? "10000" },
  },
  outages: {
    what: "no worker, PostgreSQL killed 50 times, no read-back",
    project: "crash",
    files: ["tests/crash/outages.test.ts"],
  },
  starts: {
    what: "kill -9 during migration and first start; a second server is refused",
    project: "db",
    files: ["tests/db/ground"],
  },
  poison: { what: "5 poison events in 1,000; arrivals in every order", project: "db", files: ["tests/db/intake"] },
  breaker: { what: "channel down for 10 minutes; budgets and priorities", project: "db", files: ["tests/db/outbox"] },
  day: { what: "24 virtual hours of budget", project: "unit", files: ["tests/unit/channels"] },
  streams: { what: "live connections over a restart", project: "crash", files: ["tests/crash/streams.test.ts"] },
  restore: { what: "restore of yesterday's backup", project: "db", files: ["tests/db/backup"] },
  simulation: {
    what: "40 seeds of the simulation",
    project: "crash",
    files: ["tests/crash/simulate.test.ts"],
    env: { TANGGAP_CRASH_SEEDS: "40" },
  },
  models: {
    what: "models of ticket, outreach and outbox",
    project: "crash",
    files: ["tests/crash/models"],
    env: { TANGGAP_MODEL_RUNS: "40" },
  },
  safeguards: {
    what: "each safeguard switched off is missed, layer by layer",
    project: "crash",
    files: ["tests/crash/safeguards.test.ts"],
    env: { TANGGAP_CRASH_DEPTH: "1" },
  },
};

const root = join(import.meta.dirname, "..", "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in rows));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. Rows: ${Object.keys(rows).join(", ")}.`);
  process.exit(2);
}

const table: string[] = [];
let failed = 0;
for (const [name, row] of Object.entries(rows)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begun = performance.now();
  console.log(`\n── ${name}: ${row.what}`);
  const args = [vitest, "run", "--config", "tests/vitest.config.ts", "--project", row.project, ...row.files];
  const env = { ...full, ...row.env, ...process.env };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env });
  if (status !== 0) failed += 1;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  table.push(`${status === 0 ? "held  " : "BROKEN"}  ${name.padEnd(11)} ${seconds.padStart(5)} s  ${row.what}`);
}
console.log(`\n${table.join("\n")}`);
process.exit(failed === 0 ? 0 : 1);
