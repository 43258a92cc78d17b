import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const wantedMajor = 26;

/** The Node that npm installed with the project; `npm run …` puts it first on PATH. */
const installedNode = join(import.meta.dirname, "..", "..", "node_modules", "node", "bin", "node");

/**
 * Imported first by every command. A command started by an older Node (`node lib/cli/x.ts` instead of
 * `npm run x`) is started again under the installed one, or ends with one sentence.
 */
const major = Number(process.versions.node.split(".")[0]);
if (major < wantedMajor) {
  if (!existsSync(installedNode)) {
    console.error(`Tanggap needs Node ${wantedMajor} (this is ${process.versions.node}). Run \`npm ci\` first.`);
    process.exit(2);
  }
  const again = spawnSync(installedNode, process.argv.slice(1), { stdio: "inherit" });
  process.exit(again.status ?? 1);
}
