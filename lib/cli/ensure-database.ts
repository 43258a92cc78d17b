import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, openDataFolder, readJson, readText } from "./data-folder.ts";
import { dropUser, registerUser } from "./database-users.ts";
import { databaseName, superuserPassword } from "./postgres-cluster.ts";
import { clusterUrl } from "./postgres-process.ts";

import { projectRoot } from "./project-root.ts";
import { StartError } from "./start-error.ts";
import { liveOwner } from "./supervisor-lock.ts";

/** Where the database is, and how this process stops using it. */
export interface DatabaseAccess {
  readonly url: string;
  /** Null when DATABASE_URL names somebody else's server. */
  readonly folder: DataFolder | null;
  release(): void;
}

export interface DatabaseWish {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Server settings for tests, e.g. `{ fsync: "off" }`; only the start that makes the supervisor sets them. */
  readonly serverSettings?: Readonly<Record<string, string>>;
}

/** A start after a crash replays the log first; a start that fails says so long before. */
const patienceMs = 600_000;

/**
 * The URL of the database: DATABASE_URL if given, else the embedded server of the data folder, started where it is
 * not running. This process counts as its user until `release` or its end.
 */
export async function ensureDatabase(wish: DatabaseWish): Promise<DatabaseAccess> {
  if (wish.databaseUrl) return { url: wish.databaseUrl, folder: null, release: () => undefined };
  const folder = openDataFolder(wish.dataDir);
  registerUser(folder);
  try {
    const url = await readyUrl(folder, wish.serverSettings ?? {});
    return { url, folder, release: () => dropUser(folder) };
  } catch (error) {
    dropUser(folder);
    throw error;
  }
}

/** Stops the server of a throwaway folder, whoever uses it; resolves when its supervisor has ended. */
export async function stopDatabase(dataDir: string): Promise<void> {
  const folder = openDataFolder(dataDir);
  const owner = liveOwner(folder);
  if (owner) process.kill(owner.pid, "SIGTERM");
  for (const end = Date.now() + 20_000; Date.now() < end && liveOwner(folder) !== null; ) await wait(50);
}

/** The address of the server while a supervisor says it is up, or null. Starts nothing. */
export function currentUrl(folder: DataFolder): string | null {
  const now = readJson(folder.postgresJson);
  const password = superuserPassword(folder);
  if (now?.ready !== true || password === null || liveOwner(folder) === null) return null;
  return clusterUrl(password, Number(now.port), databaseName);
}

async function readyUrl(folder: DataFolder, settings: Readonly<Record<string, string>>): Promise<string> {
  const end = Date.now() + patienceMs;
  let child: ChildProcess | null = null;
  while (Date.now() < end) {
    const owner = liveOwner(folder);
    const url = currentUrl(folder);
    if (url !== null && readJson(folder.postgresJson)?.supervisor === owner?.pid) {
      child?.unref();
      return url;
    }
    if (child?.exitCode != null && owner === null) throw new StartError(lastLine(folder.supervisorLog));
    if (owner === null && child === null) child = spawnSupervisor(folder, settings);
    await wait(50);
  }
  throw new StartError(`The database did not start within ${patienceMs / 1_000} s: see ${folder.postgresLog}`);
}

/** Detached with a session of its own: Ctrl-C and a kill of the starter do not reach it. */
export function spawnSupervisor(folder: DataFolder, settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const size = statSync(folder.supervisorLog, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 1_000_000) truncateSync(folder.supervisorLog, 0);
  const log = openSync(folder.supervisorLog, "a", 0o600);
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const script = join(projectRoot, "lib", "cli", "postgres-supervisor.ts");
  const child = spawn(process.execPath, [script, folder.root, ...pairs], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}),
    },
  });
  closeSync(log);
  child.unref();
  return child;
}

function lastLine(path: string): string {
  return readText(path)?.trim().split("\n").at(-1) ?? "The database could not be started.";
}
