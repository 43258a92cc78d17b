import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder, readText, writeWhole } from "./data-folder.ts";
import { liveMark } from "./live-process.ts";

/** Registers a process as a user of the embedded server, which runs while it has any. */
export function registerUser(folder: DataFolder, pid: number = process.pid): void {
  const mark = liveMark(pid);
  if (mark !== null) writeWhole(join(folder.users, String(pid)), mark);
}

export function dropUser(folder: DataFolder, pid: number = process.pid): void {
  rmSync(join(folder.users, String(pid)), { force: true });
}

/** How many registered users are alive; the files of dead ones are removed on the way. */
export function countUsers(folder: DataFolder): number {
  let count = 0;
  for (const name of readdirSync(folder.users)) {
    if (!/^\d+$/.test(name)) continue;
    const path = join(folder.users, name);
    if (liveMark(Number(name)) === readText(path)) count += 1;
    else rmSync(path, { force: true });
  }
  return count;
}
