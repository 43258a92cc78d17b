import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The places inside TANGGAP_DATA_DIR. */
export interface DataFolder {
  readonly root: string;
  /** Pid files, the address of the database and logs: everything here may be deleted while nothing runs. */
  readonly run: string;
  readonly users: string;
  readonly postgresJson: string;
  readonly supervisorLock: string;
  readonly supervisorLog: string;
  readonly postgresLog: string;
  readonly password: string;
  /** Present when the cluster had to be put elsewhere: holds that path. */
  readonly clusterPointer: string;
}

/** Makes the folder where it is missing. As root others may pass through it (not list it), for postgres' account. */
export function openDataFolder(path: string): DataFolder {
  const root = resolve(path);
  const isRoot = process.getuid?.() === 0;
  const run = join(root, "run");
  const users = join(run, "users");
  if (mkdirSync(users, { recursive: true, mode: isRoot ? 0o711 : 0o700 }) !== undefined) {
    for (const folder of [root, run, users]) chmodSync(folder, isRoot ? 0o711 : 0o700);
  }
  return {
    root,
    run,
    users,
    postgresJson: join(run, "postgres.json"),
    supervisorLock: join(run, "supervisor.lock"),
    supervisorLog: join(run, "supervisor.log"),
    postgresLog: join(run, "postgres.log"),
    password: join(root, "postgres.password"),
    clusterPointer: join(root, "postgres.location"),
  };
}

/** Writes so that a reader sees the old or the new content, never half of it. */
export function writeWhole(path: string, content: string, mode = 0o600): void {
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, content, { mode, flush: true });
  renameSync(next, path);
}

/** `run/web.pid` and its like; removed by `removePidFile` and overwritten by the next start. */
export function writePidFile(folder: DataFolder, name: string, pid: number): void {
  writeWhole(join(folder.run, `${name}.pid`), `${pid}\n`, 0o644);
}

/** Removes the file only while it still names this pid. */
export function removePidFile(folder: DataFolder, name: string, pid: number): void {
  const path = join(folder.run, `${name}.pid`);
  if (readText(path)?.trim() === String(pid)) rmSync(path, { force: true });
}

export function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

export function readJson(path: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
