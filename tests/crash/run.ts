import "../../lib/cli/node-version.ts";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

// The full figures: 1,000 complaints with real kills, and forty seeds of the simulation. `npm test` runs small ones.
const root = join(import.meta.dirname, "..", "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const deep = { TANGGAP_CRASH_DEPTH: "1", TANGGAP_MODEL_RUNS: "40" };
const full = { TANGGAP_CRASH_MENTIONS: "1000", TANGGAP_CRASH_SEEDS: "40", ...deep };
const run = spawnSync(process.execPath, [vitest, "run", "--config", "tests/vitest.config.ts", "--project", "crash"], {
  cwd: root,
  stdio: "inherit",
  env: { ...full, ...process.env },
});
process.exit(run.status ?? 1);
