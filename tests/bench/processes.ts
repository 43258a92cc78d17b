import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/cli/postgres-process.ts";

const root = join(import.meta.dirname, "..", "..");
const next = join(root, "node_modules", "next", "dist", "bin", "next");
const bare = join(import.meta.dirname, "bare");
const running = new Set<ChildProcess>();

export interface Started {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Proportional share of memory in MiB, with the processes it made; null where the system does not tell. */
  readonly memory: () => number | null;
}

export type Surroundings = Readonly<Record<string, string>>;

/** The product's web process, as `npm start` runs it. */
export function startWeb(env: Surroundings): Promise<Started> {
  return start([join(root, "lib", "web", "serve.ts")], env, "/api/ready");
}

/** One worker, as `npm run worker` runs it. */
export function startWorker(env: Surroundings): Promise<Started> {
  return start([join(root, "lib", "cli", "worker-process.ts"), "1"], env, null);
}

/** The floor: a bare Next app, or node:http alone. */
export async function startBare(kind: "next" | "node", env: Surroundings): Promise<Started> {
  if (kind === "next") await buildBare();
  return start([join(import.meta.dirname, "bare-server.ts"), kind], env, "/");
}

async function start(args: readonly string[], given: Surroundings, readyPath: string | null): Promise<Started> {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", HOST: "127.0.0.1", ...given };
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, NODE_ENV: "production", PORT: String(port) },
  });
  running.add(child);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  void ended.then(() => running.delete(child));
  const url = `http://127.0.0.1:${port}`;
  if (readyPath !== null) await untilAnswers(`${url}${readyPath}`, child);
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 8_000);
    await ended;
    clearTimeout(late);
  };
  return { url, stop, memory: () => memoryOf(child.pid ?? 0) };
}

/** Ends what this bench started, should it break off. */
export function stopAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 180_000; Date.now() < end; await wait(100)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  throw new Error(`${url} did not answer`);
}

async function buildBare(): Promise<void> {
  const built = statSync(join(bare, ".next", "BUILD_ID"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(bare, { recursive: true, encoding: "utf8" }).filter((file) => !file.startsWith(".next"));
  if (sources.every((file) => statSync(join(bare, file)).mtimeMs < built)) return;
  const child = spawn(process.execPath, [next, "build", bare], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  running.add(child);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  running.delete(child);
  if (code !== 0 || !existsSync(join(bare, ".next", "BUILD_ID"))) throw new Error("the bare app could not be built");
}

function memoryOf(pid: number): number | null {
  try {
    const own = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
    return own ? Math.round(Number(own[1]) / 1024) : null;
  } catch {
    return null;
  }
}
