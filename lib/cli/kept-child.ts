import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type DataFolder, removePidFile, writePidFile } from "./data-folder.ts";
import { dropUser, registerUser } from "./database-users.ts";
import { liveMark } from "./live-process.ts";
import { projectRoot } from "./project-root.ts";

export interface ChildPlan {
  /** Name of its pid file: "web", "worker-1". */
  readonly name: string;
  readonly args: readonly string[];
  readonly env: () => NodeJS.ProcessEnv;
  /** Where its output goes: a file of `run/`, or the launcher's own output. */
  readonly logFile: string | null;
  /** How long it may take to end in order. */
  readonly patienceMs: number;
}

export interface KeptChild {
  /** Ends it with SIGTERM, after `patienceMs` with SIGKILL. */
  stop(): Promise<void>;
  /** Ends it; it comes back with the environment of now. */
  restart(): void;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
export const parentWatch = join(projectRoot, "lib", "cli", "parent-watch.ts");

/** TANGGAP_LAUNCHER of this process's children: what `parent-watch.ts` looks for. */
export function launcherMark(): string {
  return `${process.pid}:${liveMark(process.pid)}`;
}

/** Runs a child under this Node and starts it again whenever it ends, ever more slowly while it keeps dying young. */
export function keepChild(folder: DataFolder, plan: ChildPlan): KeptChild {
  let stopping = false;
  let child = spawnChild(folder, plan);
  const loop = async () => {
    for (let pause = firstPauseMs; ; ) {
      const born = Date.now();
      await endOf(child);
      if (child.pid !== undefined) {
        dropUser(folder, child.pid);
        removePidFile(folder, plan.name, child.pid);
      }
      if (stopping) return;
      // Killed from outside is no fault of the child's: it is back at once, however often that happens.
      const isSound = child.signalCode === "SIGKILL" || Date.now() - born > 30_000;
      pause = isSound ? firstPauseMs : Math.min(pause * 2, longestPauseMs);
      console.error(`${plan.name} ended (${child.signalCode ?? child.exitCode}); starting it again`);
      await wait(pause);
      if (stopping) return;
      child = spawnChild(folder, plan);
    }
  };
  const ended = loop();
  const stop = async () => {
    stopping = true;
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), plan.patienceMs);
    await ended;
    clearTimeout(hard);
  };
  return { stop, restart: () => void child.kill("SIGTERM") };
}

function spawnChild(folder: DataFolder, plan: ChildPlan): ChildProcess {
  const log = plan.logFile === null ? null : openLog(plan.logFile);
  const child = spawn(process.execPath, ["--import", parentWatch, ...plan.args], {
    cwd: projectRoot,
    stdio: ["ignore", log ?? "inherit", log ?? "inherit"],
    env: plan.env(),
    // A Ctrl-C reaches only the launcher, which ends its children in order.
    detached: true,
  });
  if (log !== null) closeSync(log);
  if (child.pid !== undefined) {
    registerUser(folder, child.pid);
    writePidFile(folder, plan.name, child.pid);
  }
  return child;
}

/** A log file of a demo; begun anew at 10 MB. */
function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) truncateSync(path, 0);
  return openSync(path, "a", 0o600);
}

function endOf(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (child.exitCode !== null || child.signalCode !== null) resolve();
  child.once("exit", () => resolve());
  child.once("error", () => resolve());
  return promise;
}
