import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, readJson, readText, removePidFile, writePidFile, writeWhole } from "./data-folder.ts";
import { countUsers } from "./database-users.ts";
import { liveMark } from "./live-process.ts";
import { postgresAccount } from "./postgres-account.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { type Cluster, databaseName, knownClusterPath, openCluster, superuserPassword } from "./postgres-cluster.ts";
import {
  answers,
  clusterUrl,
  freePort,
  makeDatabase,
  runningServer,
  type Server,
  spawnServer,
  stopServer,
} from "./postgres-process.ts";
import { StartError } from "./start-error.ts";
import { dropLock } from "./supervisor-lock.ts";

/** How long the server outlives its last user, so that a restart of the product need not start it again. */
const graceMs = 5_000;
const startPatienceMs = 15_000;
const longestRecoveryMs = 3_600_000;

interface Watch {
  readonly folder: DataFolder;
  readonly cluster: Cluster;
  readonly password: string;
  /** Settings of tests only. */
  readonly extra: Readonly<Record<string, string>>;
  stopping: boolean;
}

/** Starts or adopts the server of a folder whose lock is held, starts it again when it dies, ends with its last user. */
export async function supervise(folder: DataFolder, extra: Readonly<Record<string, string>>): Promise<void> {
  refuseStranger(folder);
  const account = postgresAccount();
  const cluster = openCluster(folder, postgresBinaries(account), account);
  const password = superuserPassword(folder);
  if (password === null)
    throw new StartError(`The file ${folder.password} is missing: the database cannot be opened without it.`);
  const watch: Watch = { folder, cluster, password, extra, stopping: false };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => Object.assign(watch, { stopping: true }));
  process.on("SIGHUP", () => undefined);
  await keepRunning(watch, await firstServer(watch));
}

/** A server that runs on the folder without our note of its port was started by somebody else. */
function refuseStranger(folder: DataFolder): void {
  const path = knownClusterPath(folder);
  const found = runningServer(path);
  if (found && found.port !== readJson(folder.postgresJson)?.port) {
    throw new StartError(
      `The database in ${path} is already run by the PostgreSQL process ${found.pid}, which was not started by Tanggap.`,
    );
  }
}

/** Adopts the server that a killed supervisor left, or starts one. */
async function firstServer(watch: Watch): Promise<Server> {
  const found = runningServer(watch.cluster.path);
  const known = readJson(watch.folder.postgresJson);
  if (found) {
    if (await becomesReady(watch, found, 10_000)) return found;
    await stopServer(found.pid);
  }
  return start(watch, await freePort(Number(known?.port ?? 0)), startPatienceMs);
}

/**
 * Starts until it answers: after a kill -9 the old shared memory may be held for some moments, so a server that ends
 * at once is tried again for `patienceMs`. One that lives is waited for: replaying a long log takes what it takes.
 */
async function start(watch: Watch, port: number, patienceMs: number): Promise<Server> {
  const { folder, cluster } = watch;
  for (const end = Date.now() + patienceMs; Date.now() < end && !watch.stopping; await wait(300)) {
    // The port is noted before the server exists, so that a supervisor killed right here can tell its own server.
    note(watch, { pid: 0, port }, false);
    const pid = runningServer(cluster.path)?.pid ?? spawnServer(cluster, port, folder.postgresLog, watch.extra).pid;
    if (pid === undefined) continue;
    note(watch, { pid, port }, false);
    if (await becomesReady(watch, { pid, port }, longestRecoveryMs)) return { pid, port };
    if (watch.stopping) await stopServer(pid);
  }
  const said = readText(folder.postgresLog)
    ?.trim()
    .split("\n")
    .findLast((line) => line.includes("FATAL"));
  throw new StartError(`PostgreSQL did not start in ${cluster.path}: ${said ?? `see ${folder.postgresLog}`}`);
}

async function becomesReady(watch: Watch, server: Server, patienceMs: number): Promise<boolean> {
  const url = clusterUrl(watch.password, server.port, "postgres");
  const end = Date.now() + patienceMs;
  while (Date.now() < end && liveMark(server.pid) !== null && !watch.stopping) {
    if (await answers(url)) {
      await makeDatabase(url, databaseName);
      note(watch, server, true);
      return true;
    }
    await wait(100);
  }
  return false;
}

function note(watch: Watch, server: Server, ready: boolean): void {
  writeWhole(watch.folder.postgresJson, JSON.stringify({ ...server, ready, supervisor: process.pid }));
  if (ready) writePidFile(watch.folder, "postgres", server.pid);
}

async function keepRunning(watch: Watch, first: Server): Promise<void> {
  let server = first;
  let lastUsed = Date.now();
  let nextCount = 0;
  while (!watch.stopping) {
    if (liveMark(server.pid) === null) {
      console.log(`${new Date().toISOString()} the server ${server.pid} ended; starting it again`);
      server = await startAgain(watch, server.port);
    }
    if (Date.now() >= nextCount) {
      if (countUsers(watch.folder) > 0) lastUsed = Date.now();
      if (Date.now() - lastUsed > graceMs && isUnused(watch, server)) break;
      nextCount = Date.now() + 1_000;
    }
    await wait(150);
  }
  await stopServer(server.pid);
  note(watch, { pid: 0, port: server.port }, false);
  removePidFile(watch.folder, "postgres", server.pid);
  dropLock(watch.folder);
  process.exit(0);
}

/** Takes the address back before the last count: a user registers before it reads the address, so one of the two sees the other. */
function isUnused(watch: Watch, server: Server): boolean {
  note(watch, server, false);
  if (countUsers(watch.folder) === 0) return true;
  note(watch, server, true);
  return false;
}

/** Never gives up while somebody uses the database; the port stays, because their settings name it. */
async function startAgain(watch: Watch, port: number): Promise<Server> {
  for (let pause = 500; ; pause = Math.min(pause * 2, 10_000)) {
    try {
      return await start(watch, port, startPatienceMs);
    } catch (error) {
      console.log(error instanceof Error ? error.message : String(error));
      if (watch.stopping || countUsers(watch.folder) === 0) {
        dropLock(watch.folder);
        process.exit(1);
      }
      await wait(pause);
    }
  }
}
