import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync } from "node:fs";

/**
 * A mark of the running process with this id, or null when there is none. It holds the start time, so that
 * another process that got the same id later has another mark; a zombie counts as ended.
 */
export function liveMark(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (existsSync("/proc/self/stat")) return markFromProc(pid);
  const run = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = run.status === 0 ? run.stdout.trim() : "";
  return line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
}

function markFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in parentheses and may hold anything, so fields count from the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Name of the program that runs under this id ("postgres"), or null. */
export function programName(pid: number): string | null {
  try {
    if (existsSync("/proc/self/comm")) return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return null;
  }
  const run = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  return run.status === 0 ? (run.stdout.trim().split("/").at(-1) ?? null) : null;
}

/** Id of the process that started this one, or null. */
export function parentOf(pid: number): number | null {
  const run = spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
  if (run.status === 0) return Number(run.stdout.trim());
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** Where process ids mean the same: containers that share a folder do not share this. */
export function pidSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "host";
  }
}
