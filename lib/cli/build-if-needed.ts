import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readJson, readText } from "./data-folder.ts";
import { generateClient } from "./generate-client.ts";
import { launcherMark, parentWatch } from "./kept-child.ts";
import { liveMark } from "./live-process.ts";
import { projectRoot } from "./project-root.ts";
import { StartError } from "./start-error.ts";

const nextCli = join(projectRoot, "node_modules", "next", "dist", "bin", "next");
const stampFile = join(projectRoot, ".next", "sources.sha256");
const lockFile = join(projectRoot, ".tanggap", "build.lock");

/** What a build is made of; commands and tests are not part of it. */
const sources = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds for production unless the sources are those of the last build; two starts at once build once. */
export async function buildIfNeeded(
  options: { readonly loud?: boolean; readonly always?: boolean } = {},
): Promise<void> {
  const problem = generateClient();
  if (problem !== null) throw new StartError(problem);
  if (!options.always && isBuilt()) return;
  await whileLocked(async () => {
    if (!options.always && isBuilt()) return;
    const stamp = sourceHash();
    rmSync(stampFile, { force: true });
    console.error("Building, which takes about a minute the first time …");
    await runBuild(options.loud ?? false);
    writeFileSync(stampFile, stamp);
  });
}

function isBuilt(): boolean {
  return existsSync(join(projectRoot, ".next", "BUILD_ID")) && readText(stampFile) === sourceHash();
}

function sourceHash(): string {
  const hash = createHash("sha256");
  const add = (path: string) =>
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(projectRoot, path)));
  for (const source of sources) {
    const entries = readdirIfFolder(join(projectRoot, source));
    if (entries === null) {
      if (existsSync(join(projectRoot, source))) add(source);
      continue;
    }
    for (const file of entries) if (!/^lib\/(cli|db\/generated)\//.test(`${source}/${file}`)) add(`${source}/${file}`);
  }
  return hash.digest("hex");
}

function readdirIfFolder(path: string): readonly string[] | null {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .sort();
  } catch {
    return null;
  }
}

async function runBuild(loud: boolean): Promise<void> {
  // A build whose starter was killed ends too, or the next start would build beside it.
  const child = spawn(process.execPath, ["--import", parentWatch, nextCli, "build"], {
    cwd: projectRoot,
    stdio: loud ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", TANGGAP_LAUNCHER: launcherMark() },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  if ((await promise) !== 0)
    throw new StartError(`The build failed.\n${said.join("").trim().split("\n").slice(-60).join("\n")}`);
}

async function whileLocked(work: () => Promise<void>): Promise<void> {
  const mine = JSON.stringify({ pid: process.pid, mark: liveMark(process.pid) });
  for (;;) {
    try {
      mkdirSync(dirname(lockFile), { recursive: true });
      writeFileSync(lockFile, mine, { flag: "wx" });
      break;
    } catch {
      const holder = readJson(lockFile);
      const text = readText(lockFile);
      if (text !== null && liveMark(Number(holder?.pid)) !== holder?.mark) rmSync(lockFile, { force: true });
      await wait(300);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
