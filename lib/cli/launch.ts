import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Env, readEnvironment } from "#lib/env.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { currentUrl, type DatabaseAccess, ensureDatabase, spawnSupervisor } from "./ensure-database.ts";
import { type KeptChild, keepChild, launcherMark } from "./kept-child.ts";
import { liveMark, parentOf, programName } from "./live-process.ts";
import { freePort } from "./postgres-process.ts";
import type { Preparation } from "./prepare.ts";
import { projectRoot } from "./project-root.ts";
import { openSecretKey } from "./secret-key.ts";
import { StartError } from "./start-error.ts";
import { liveOwner } from "./supervisor-lock.ts";
import { claimWorkerName } from "./worker-name.ts";

export interface LaunchPlan {
  /** How Next serves: from a production build, as a development server, or not at all. */
  readonly web: "start" | "dev" | "off";
  readonly worker: boolean;
  /** Brings a migrated database to what this start needs; answers the lines to print after `ready`. */
  readonly prepare: Preparation;
  /** Children write to `run/*.log` instead of this terminal. */
  readonly quiet: boolean;
  /** Links of a demo lead to this machine when no TANGGAP_PUBLIC_URL is given. */
  readonly linksToLoopback: boolean;
}

/** Our own server in front of Next: it alone knows who is at the other end of the socket. */
const webServer = join(projectRoot, "lib", "web", "serve.ts");
const nextCli = join(projectRoot, "node_modules", "next", "dist", "bin", "next");

interface Launched {
  readonly env: Env;
  readonly port: number;
  readonly folder: DataFolder;
  readonly key: string;
  url: string;
}

/** Starts the product and keeps it running until a signal; prints `ready …` when the web answers. */
export async function launch(plan: LaunchPlan): Promise<void> {
  endWithNpm();
  const env = readEnvironment(process.env);
  const port = plan.web === "off" ? env.port : await choosePort(env);
  const folder = openDataFolder(resolve(env.dataDir));
  if (plan.web === "start") await buildIfNeeded();
  const access = await ensureDatabase({ databaseUrl: env.databaseUrl, dataDir: folder.root });
  const launched: Launched = { env, port, folder, key: openSecretKey(env), url: access.url };
  const address = `http://localhost:${port}`;
  const lines = await prepare(plan, launched, address);
  const children = startChildren(plan, launched);
  stopOnSignals(children, access);
  if (access.folder) void keepDatabase(launched, access.folder, children);
  if (plan.web !== "off") await untilReady(env.host, port);
  console.log(plan.web === "off" ? "ready worker" : `ready ${address}`);
  for (const line of lines) console.log(line);
}

async function choosePort(env: Env): Promise<number> {
  if (env.port === 0) return freePort(0, env.host);
  if ((process.env.PORT ?? "") === "") {
    for (let port = env.port; port < env.port + 100; port += 1) {
      if ((await freePort(port, env.host)) === port) return port;
    }
    return freePort(0, env.host);
  }
  // A web whose launcher was killed ends within some seconds; its port is worth waiting for.
  for (const end = Date.now() + 6_000; Date.now() < end; await wait(200)) {
    if ((await freePort(env.port, env.host)) === env.port) return env.port;
  }
  throw new StartError(`Port ${env.port} is in use on ${env.host}: stop what uses it, or set another PORT.`);
}

async function prepare(plan: LaunchPlan, launched: Launched, address: string): Promise<readonly string[]> {
  await migrate(launched.url, join(projectRoot, "prisma", "migrations"));
  const database = openDatabase(launched.url, {
    max: 4,
    name: "tanggap-start",
    statementTimeoutMs: 120_000,
    // The demo's story asks the same few hundred statements twenty thousand times. Behind another's address may be a pooler.
    preparesStatements: launched.env.databaseUrl === undefined,
  });
  try {
    return await plan.prepare({ db: database.db, requestId: randomUUID(), address });
  } finally {
    await database.close();
  }
}

function startChildren(plan: LaunchPlan, launched: Launched): readonly KeptChild[] {
  const { env, folder, port } = launched;
  const logFile = (name: string) => (plan.quiet ? join(folder.run, `${name}.log`) : null);
  const variables = () => childEnvironment(plan, launched);
  const children: KeptChild[] = [];
  if (plan.web !== "off") {
    const development = [nextCli, "dev", "-H", env.host, "-p", String(port)];
    const args = plan.web === "dev" ? development : [webServer];
    children.push(keepChild(folder, { name: "web", args, env: variables, logFile: logFile("web"), patienceMs: 4_000 }));
  }
  if (plan.worker) {
    const name = claimWorkerName(folder);
    const args = [join(projectRoot, "lib", "cli", "worker-process.ts"), name.replace("worker-", "")];
    children.push(keepChild(folder, { name, args, env: variables, logFile: logFile(name), patienceMs: 15_000 }));
  }
  return children;
}

function childEnvironment(plan: LaunchPlan, launched: Launched): NodeJS.ProcessEnv {
  const { env, port } = launched;
  const publicUrl = env.publicUrl ?? (plan.linksToLoopback ? `http://localhost:${port}` : undefined);
  return {
    ...process.env,
    NODE_ENV: plan.web === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    HOST: env.host,
    DATABASE_URL: launched.url,
    // Our own server knows every connection of ours; before another's address may be a pooler, so there it is opt-in.
    TANGGAP_PREPARED_STATEMENTS:
      process.env.TANGGAP_PREPARED_STATEMENTS ?? (env.databaseUrl === undefined ? "on" : "off"),
    TANGGAP_DATA_DIR: launched.folder.root,
    TANGGAP_SECRET_KEY: launched.key,
    TANGGAP_LAUNCHER: launcherMark(),
    // A child that comes back after a crash is at work in half the time.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(launched.folder.root, "cache"),
    // Sign-in answers on whatever address the browser used, unless the operator fixed one.
    ...(env.publicUrl ? { NEXTAUTH_URL: env.publicUrl } : { AUTH_TRUST_HOST: "true" }),
    ...(publicUrl ? { TANGGAP_PUBLIC_URL: publicUrl } : {}),
  };
}

/** A supervisor that was killed is started again; it adopts the server. A changed address restarts the children. */
async function keepDatabase(launched: Launched, folder: DataFolder, children: readonly KeptChild[]): Promise<void> {
  for (;;) {
    await wait(1_000);
    if (liveOwner(folder) === null) {
      const supervisor = spawnSupervisor(folder);
      await Promise.race([wait(5_000), new Promise((done) => supervisor.once("exit", done))]);
    }
    const url = currentUrl(folder);
    if (url === null || url === launched.url) continue;
    launched.url = url;
    for (const child of children) child.restart();
  }
}

/** Waits for as long as it takes: what hinders the web is in its log, and the launcher keeps starting it. */
async function untilReady(host: string, port: number): Promise<void> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const url = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/ready`;
  for (let warnAt = Date.now() + 60_000; ; ) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > warnAt) {
      console.error(`The web does not answer ${url} with success yet (${answer?.status ?? "no answer"}).`);
      warnAt = Number.POSITIVE_INFINITY;
    }
    await wait(150);
  }
}

/** Ends children in order. A second Ctrl-C, later than the echo that npm sends of the first, ends at once. */
function stopOnSignals(children: readonly KeptChild[], access: DatabaseAccess): void {
  let stoppingSince: number | null = null;
  const stop = async (signal: NodeJS.Signals) => {
    if (stoppingSince !== null) {
      if (signal === "SIGINT" && Date.now() - stoppingSince > 1_000) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    await Promise.all(children.map((child) => child.stop()));
    access.release();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(signal));
}

/** Started by npm (which may put a shell between): when one of them is killed, nobody could stop us any more. */
function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const above = [process.ppid];
  if (/^(da|ba|z)?sh$/.test(programName(process.ppid) ?? "")) above.push(parentOf(process.ppid) ?? process.ppid);
  const marks = above.map((pid) => [pid, liveMark(pid)] as const);
  const watch = setInterval(() => {
    if (marks.every(([pid, mark]) => mark === null || liveMark(pid) === mark)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250).unref();
}
