import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { openDataFolder } from "#lib/cli/data-folder.ts";
import { currentUrl, stopDatabase } from "#lib/cli/ensure-database.ts";

const root = join(import.meta.dirname, "..", "..");
const cli = (name: string) => join(root, "lib", "cli", `${name}.ts`);

export interface Launcher {
  readonly stop: () => Promise<void>;
}

/** The product as an operator runs it: a web, workers and their database in a folder of its own. */
export interface Product {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: () => string;
  /** One query of its database, on a connection of its own. */
  readonly rows: <Row>(sql: string) => Promise<Row[]>;
  /** The same for a single number. */
  readonly count: (sql: string) => Promise<number>;
  readonly admin: (...args: string[]) => Promise<string>;
  /** The same with something on its standard input. */
  readonly adminWith: (input: string, ...args: string[]) => Promise<void>;
  readonly startWorker: (more?: Readonly<Record<string, string>>) => Promise<Launcher>;
  /** kill -9 of the process behind run/NAME.pid; false = there is none at the moment. */
  readonly kill: (name: string) => boolean;
  /** Whether the web answers (with its database), or the worker has written its heartbeat since it was started. */
  readonly isWorking: (name: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** Builds if needed, then starts the web alone; workers come by `startWorker`. */
export async function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "tanggap-crash-"));
  const port = await freePort();
  const { TANGGAP_SECRET_KEY: _key, DATABASE_URL: _url, NODE_OPTIONS: _options, ...inherited } = process.env;
  const env: NodeJS.ProcessEnv = {
    ...inherited,
    NODE_ENV: "production",
    PORT: String(port),
    TANGGAP_DATA_DIR: dataDir,
    TANGGAP_LOG: "error",
  };
  const launchers: Launcher[] = [];
  const start = async (name: string, more: Readonly<Record<string, string>> = {}) => {
    const launcher = await launch(cli(name), { ...env, ...more });
    launchers.push(launcher);
    return launcher;
  };
  const stop = async () => {
    await Promise.all(launchers.map((launcher) => launcher.stop()));
    await stopDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await start("start", { TANGGAP_WORKER: "off" });
  } catch (error) {
    await stop();
    throw error;
  }
  const { run } = openDataFolder(dataDir);
  const databaseUrl = () => currentUrl(openDataFolder(dataDir)) ?? "";
  const rows = async <Row>(sql: string) => {
    const client = new pg.Client({ connectionString: databaseUrl() });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  return {
    rows,
    count: async (sql) => Number(Object.values((await rows<Record<string, unknown>>(sql))[0] ?? { none: 0 })[0]),
    port,
    dataDir,
    databaseUrl,
    admin: async (...args) =>
      (await promisify(execFile)(process.execPath, [cli("admin"), ...args], { cwd: root, env })).stdout,
    adminWith: async (input, ...args) => {
      const running = promisify(execFile)(process.execPath, [cli("admin"), ...args], { cwd: root, env });
      running.child.stdin?.end(input);
      await running;
    },
    startWorker: (more) => start("worker", more),
    kill: (name) => killBehind(join(run, `${name}.pid`)),
    isWorking: (name) =>
      name === "web" || name === "postgres"
        ? answers(port, name === "web" ? "health" : "ready")
        : hasHeartbeat(databaseUrl(), name, readPid(join(run, `${name}.pid`))),
    stop,
  };
}

async function answers(port: number, path: "health" | "ready"): Promise<boolean> {
  const url = `http://127.0.0.1:${port}/api/${path}`;
  return fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function hasHeartbeat(databaseUrl: string, name: string, pid: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const key = name.replace("-", ":");
    const { rows } = await client.query<{ value: { pid: number } }>("SELECT value FROM setting WHERE key = $1", [key]);
    return rows[0]?.value.pid === pid;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** 0 = there is none at the moment. */
function readPid(path: string): number {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return 0;
  }
}

function killBehind(path: string): boolean {
  const pid = readPid(path);
  try {
    return pid > 1 && process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

async function launch(script: string, env: NodeJS.ProcessEnv): Promise<Launcher> {
  const child = spawn(process.execPath, [script], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  const ended = new Promise((done) => child.once("exit", done));
  await untilReady(child, script);
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await Promise.race([ended, wait(30_000).then(() => child.kill("SIGKILL"))]);
    },
  };
}

function untilReady(child: ChildProcess, script: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = "";
  const hear = (chunk: unknown) => {
    said = (said + String(chunk)).slice(-20_000);
    if (/^ready /m.test(said)) resolve();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.once("exit", () => reject(new Error(`${script} did not start:\n${said}`)));
  return promise;
}

async function freePort(): Promise<number> {
  for (let port = 42_000 + Math.floor(Math.random() * 2_000); ; port += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((done) => {
      server.once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
    });
    if (free) return port;
  }
}
