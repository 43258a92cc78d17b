import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type DataFolder, openDataFolder, readJson } from "#lib/cli/data-folder.ts";
import { stopDatabase } from "#lib/cli/ensure-database.ts";

export const root = join(import.meta.dirname, "..", "..", "..");

export interface Place {
  readonly folder: DataFolder;
  remove(): Promise<void>;
}

/** A data folder of a test's own; `remove` stops whatever runs on it. */
export function newPlace(parent = tmpdir()): Place {
  const path = mkdtempSync(join(parent, "tanggap-ground-"));
  const folder = openDataFolder(path);
  const remove = async () => {
    await stopDatabase(path);
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { folder, remove };
}

/** Runs a piece of a program in a process of its own, with the project's imports. */
export function program(source: string, ...args: string[]): ChildProcess {
  const flags = ["--no-warnings", "--input-type=module", "-e", source, ...args];
  return spawn(process.execPath, flags, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
}

/** Resolves when the child has said this. */
export function hears(child: ChildProcess, word: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes(word)) resolve();
    });
  }
  child.once("exit", () => reject(new Error(`ended before it said ${word}: ${said}`)));
  return promise;
}

export function supervisorPid(folder: DataFolder): number {
  return Number(readJson(folder.supervisorLock)?.pid);
}

export function postgresPid(folder: DataFolder): number {
  return Number(readJson(folder.postgresJson)?.pid);
}

/** One statement over a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The account "nobody", or null where this process may not become it. */
export function nobody(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout.trim());
  return { uid: id("-u"), gid: id("-g") };
}
