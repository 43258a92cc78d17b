import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder, readText, writeWhole } from "./data-folder.ts";
import type { Account } from "./postgres-account.ts";
import { type Binaries, sharedBase } from "./postgres-binaries.ts";
import { StartError } from "./start-error.ts";

export const superuser = "tanggap";
export const databaseName = "tanggap";
const major = "18";

/** A made cluster: the folder that holds PG_VERSION. */
export interface Cluster {
  readonly path: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
}

/**
 * Finds the cluster of a data folder or makes it. Normally `<data>/postgres`; where the account cannot reach that,
 * a folder of the machine, remembered in `<data>/postgres.location`.
 */
export function openCluster(folder: DataFolder, binaries: Binaries, account: Account | null): Cluster {
  const path = clusterPath(folder, account);
  const version = readText(join(path, "PG_VERSION"))?.trim();
  if (version !== undefined && version !== major) {
    throw new StartError(
      `The database in ${path} was made by PostgreSQL ${version}; this version runs PostgreSQL ${major}.`,
    );
  }
  if (version === undefined) makeCluster(folder, path, binaries, account);
  return { path, binaries, account };
}

/** The superuser's password, made once; null while the data folder has no cluster. */
export function superuserPassword(folder: DataFolder): string | null {
  return readText(folder.password)?.trim() ?? null;
}

/** Where the cluster is, or would be at the next start. */
export function knownClusterPath(folder: DataFolder): string {
  return readText(folder.clusterPointer)?.trim() || join(folder.root, "postgres");
}

function clusterPath(folder: DataFolder, account: Account | null): string {
  const remembered = readText(folder.clusterPointer)?.trim();
  if (remembered) {
    if (existsSync(join(remembered, "PG_VERSION"))) return remembered;
    throw new StartError(`The database of ${folder.root} is said to be in ${remembered}, but it is not there.`);
  }
  const own = join(folder.root, "postgres");
  if (existsSync(own) || account === null || canEnter(folder.root, account)) return own;
  dropAbandoned();
  const elsewhere = mkdtempSync(join(sharedBase(), "data-"));
  writeWhole(join(elsewhere, "of"), folder.root);
  if (!canEnter(elsewhere, account, true)) {
    throw new StartError(
      `PostgreSQL's account can enter neither ${folder.root} nor ${elsewhere}: set TANGGAP_DATA_DIR to a folder it can enter.`,
    );
  }
  return join(elsewhere, "postgres");
}

/** Asks the kernel by trying, so that groups, ACLs and mount options count too. */
function canEnter(path: string, account: Account, give = false): boolean {
  if (give) chownSync(path, account.uid, account.gid);
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", path], { cwd: "/", stdio: "ignore", ...account }).status === 0;
}

/** Makes the cluster beside its place and renames it there, so a killed start leaves nothing half made. */
function makeCluster(folder: DataFolder, path: string, binaries: Binaries, account: Account | null): void {
  const draft = `${path}.new`;
  const secret = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = superuserPassword(folder) ?? randomBytes(24).toString("base64url");
  writeWhole(folder.password, `${password}\n`);
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account) for (const made of [draft, secret]) chownSync(made, account.uid, account.gid);
  const run = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { cwd: "/", encoding: "utf8", env: serverEnvironment(), ...account },
  );
  rmSync(secret, { force: true });
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const said =
      (run.stderr ?? "")
        .trim()
        .split("\n")
        .findLast((line) => line.includes("error")) ?? run.error?.message;
    throw new StartError(`The database could not be made in ${path}: ${said ?? "initdb ended without a word"}`);
  }
  renameSync(draft, path);
  if (path !== join(folder.root, "postgres")) writeWhole(folder.clusterPointer, `${path}\n`);
}

/** Nothing of the product's own environment (keys, tokens) reaches the server's. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", PGTZ: "UTC" };
}

/** A cluster that was begun for a data folder which never came to use it (killed in between) is dropped. */
function dropAbandoned(): void {
  const base = sharedBase();
  for (const name of readdirSync(base).filter((entry) => entry.startsWith("data-"))) {
    const made = existsSync(join(base, name, "postgres", "PG_VERSION"));
    const owner = readText(join(base, name, "of"));
    if (!made && owner !== null && !existsSync(owner)) rmSync(join(base, name), { recursive: true, force: true });
  }
}
