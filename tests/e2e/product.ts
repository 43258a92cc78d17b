import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopDatabase } from "#lib/cli/ensure-database.ts";

const root = join(import.meta.dirname, "..", "..");

/**
 * Playwright's global setup: the demo on the port that the configuration chose, with a data folder of its own.
 * Answers the tear-down. What the product said is kept for failures.
 */
// biome-ignore lint/style/noDefaultExport: Playwright's global setup is a default export
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "tanggap-e2e-"));
  // Specs reach the same installation with the admin command.
  process.env.TANGGAP_E2E_DATA_DIR = dataDir;
  const env = { ...process.env, PORT: process.env.TANGGAP_E2E_PORT, TANGGAP_DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(root, "lib", "cli", "demo.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...env, DATABASE_URL: "", TANGGAP_LOG: process.env.TANGGAP_LOG ?? "warn" },
  });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await stopDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await untilReady(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function untilReady(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = "";
  const hear = (chunk: unknown) => {
    said += String(chunk);
    if (/^ready /m.test(said)) resolve();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.once("exit", () => reject(new Error(`The product did not start:\n${said}`)));
  return promise;
}
