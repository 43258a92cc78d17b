import { linkSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, readJson, writeWhole } from "./data-folder.ts";
import { liveMark, pidSpace } from "./live-process.ts";

/** Who owns a data folder's server. `beating` is what makes an owner in another container visible. */
export interface Owner {
  readonly pid: number;
}

const beatMs = 1_000;

/** The supervisor that is alive on this folder, or null. */
export function liveOwner(folder: DataFolder): Owner | null {
  const lock = readJson(folder.supervisorLock);
  if (lock === null) return null;
  const pid = Number(lock.pid);
  if (lock.space === pidSpace()) return liveMark(pid) === lock.mark ? { pid } : null;
  const beat = statSync(folder.supervisorLock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - beat < 5 * beatMs ? { pid } : null;
}

/** Takes the folder. Answers null when it is ours, else the owner that is in the way. */
export async function takeLock(folder: DataFolder): Promise<Owner | null> {
  const mine = JSON.stringify({ pid: process.pid, mark: liveMark(process.pid), space: pidSpace() });
  const draft = `${folder.supervisorLock}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    linkSync(draft, folder.supervisorLock);
  } catch {
    const owner = liveOwner(folder);
    if (owner) return owner;
    writeWhole(folder.supervisorLock, mine);
    // Two starts may both have found a dead owner: the later writer stays, the earlier one sees it here.
    await wait(150);
  } finally {
    rmSync(draft, { force: true });
  }
  return ownsLock(folder) ? null : (liveOwner(folder) ?? { pid: 0 });
}

export function ownsLock(folder: DataFolder): boolean {
  const lock = readJson(folder.supervisorLock);
  return lock?.pid === process.pid && lock.mark === liveMark(process.pid);
}

/** Keeps the lock fresh; calls `onLost` when somebody else holds it. */
export function keepLock(folder: DataFolder, onLost: () => void): void {
  setInterval(() => {
    if (!ownsLock(folder)) return onLost();
    const now = new Date();
    utimesSync(folder.supervisorLock, now, now);
  }, beatMs).unref();
}

export function dropLock(folder: DataFolder): void {
  if (ownsLock(folder)) rmSync(folder.supervisorLock, { force: true });
}
