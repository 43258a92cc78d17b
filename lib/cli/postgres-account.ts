import { spawnSync } from "node:child_process";
import { StartError } from "./start-error.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const candidates = ["tanggap-postgres", "postgres"];

/**
 * The account that PostgreSQL runs as: null means "this user". PostgreSQL refuses to run as root,
 * so root borrows an existing account or makes a system account without a shell.
 */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of candidates) {
    const found = lookUp(name);
    if (found) return found;
  }
  const [name = "tanggap-postgres"] = candidates;
  for (const [program, args] of accountMakers(name)) {
    if (spawnSync(program, args, { stdio: "ignore" }).status === 0) break;
  }
  const made = lookUp(name);
  if (made) return made;
  throw new StartError(
    "PostgreSQL cannot run as root and no system account could be made for it: start as a plain user, or set DATABASE_URL.",
  );
}

function accountMakers(name: string): readonly [string, string[]][] {
  return [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
    ["/usr/sbin/useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", name]],
  ];
}

function lookUp(name: string): Account | null {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const run = spawnSync("id", [flag, name], { encoding: "utf8" });
    return run.status === 0 ? Number(run.stdout.trim()) : Number.NaN;
  });
  if (uid === undefined || gid === undefined || !(uid > 0) || !(gid >= 0)) return null;
  return { uid, gid };
}
