import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, rmSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { platform } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { readText } from "./data-folder.ts";
import { liveMark, programName } from "./live-process.ts";
import { type Cluster, serverEnvironment, superuser } from "./postgres-cluster.ts";

/** A server that is running; ours by birth or adopted after its supervisor was killed. */
export interface Server {
  readonly pid: number;
  readonly port: number;
}

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  password_encryption: "scram-sha-256",
  // DETAIL lines of errors quote rows; a log must not hold what customers wrote.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  cluster_name: "tanggap",
  // After a kill the whole folder is synced first: one call instead of one a file.
  ...(platform() === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
};

/** Starts the server on the port; what it says goes to `logFile`, which is cut at 10 MB. */
export function spawnServer(
  cluster: Cluster,
  port: number,
  logFile: string,
  extra: Readonly<Record<string, string>>,
): ChildProcess {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) truncateSync(logFile, 0);
  const log = openSync(logFile, "a", 0o600);
  const flags = Object.entries({ ...settings, ...extra }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(cluster.binaries.postgres, ["-D", cluster.path, "-p", String(port), ...flags], {
    cwd: "/",
    stdio: ["ignore", log, log],
    env: serverEnvironment(),
    ...cluster.account,
  });
  closeSync(log);
  child.on("error", () => undefined);
  return child;
}

/**
 * The live server of a cluster by its own postmaster.pid, or null. A dead server's file is left for PostgreSQL to judge
 * (its children may live); one whose number another program got meanwhile is removed, for PostgreSQL would believe it.
 */
export function runningServer(clusterPath: string): Server | null {
  const file = join(clusterPath, "postmaster.pid");
  const lines = readText(file)?.split("\n");
  const pid = Number(lines?.[0]);
  if (!lines || liveMark(pid) === null) return null;
  if (programName(pid)?.startsWith("postgres")) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true });
  return null;
}

/** Asks for a fast shutdown (SIGINT), then an immediate one; resolves when the process has ended. */
export async function stopServer(pid: number, patienceMs = 10_000): Promise<void> {
  for (const [signal, until] of [
    ["SIGINT", patienceMs],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const end = Date.now() + until;
    while (Date.now() < end) {
      if (liveMark(pid) === null) return;
      await wait(50);
    }
  }
}

/** True when the server lets the superuser in. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: "tanggap-up",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function clusterUrl(password: string, port: number, databaseName: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`;
}

/** Makes the database where it is missing. */
export async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** A loopback port that is free now: `wanted` if it is, else one that the system picks. */
export async function freePort(wanted = 0, host = "127.0.0.1"): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(wanted, host, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise.catch((error: unknown) => {
    if (wanted !== 0) return freePort(0, host);
    throw error;
  });
}
