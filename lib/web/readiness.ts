import { join } from "node:path";
import { database } from "#lib/db/client.ts";
import { listMissingMigrations } from "#lib/db/migrate.ts";
import { describeError, log } from "#lib/log.ts";

export interface Readiness {
  readonly ready: boolean;
  readonly database: "ok" | "unreachable";
  readonly migrations: "ok" | "missing" | "unknown";
  readonly worker: "running" | "silent" | "never-started";
}

/** A worker writes its heartbeat every few seconds; after this long it counts as silent. */
const silentAfterMs = 30_000;

const remembered: { migrated?: boolean } = {};

/** Whether this process can do its work. Missing migrations are looked for until there are none. */
export async function findReadiness(): Promise<Readiness> {
  try {
    const { db } = database();
    const beats = await db.setting.findMany({ where: { key: { startsWith: "worker:" } } });
    remembered.migrated ||= await isMigrated();
    const migrations = remembered.migrated ? "ok" : "missing";
    const worker = workerState(beats.map((beat) => beat.value));
    return { ready: migrations === "ok", database: "ok", migrations, worker };
  } catch (error) {
    log.warn({ err: describeError(error) }, "not ready: the database does not answer");
    return { ready: false, database: "unreachable", migrations: "unknown", worker: "never-started" };
  }
}

async function isMigrated(): Promise<boolean> {
  const { pool } = database();
  const folder = join(process.cwd(), "prisma", "migrations");
  const query = async (sql: string) => (await pool.query<{ migration_name: string }>(sql)).rows;
  return (await listMissingMigrations(query, folder)).length === 0;
}

/** Heartbeats as the worker writes them: an ISO time, alone or under "at". */
function workerState(beats: readonly unknown[]): Readiness["worker"] {
  const times = beats.map((beat) => {
    const at = typeof beat === "object" && beat !== null && "at" in beat ? beat.at : beat;
    return typeof at === "string" ? Date.parse(at) : Number.NaN;
  });
  const known = times.filter((time) => !Number.isNaN(time));
  if (known.length === 0) return "never-started";
  return Date.now() - Math.max(...known) < silentAfterMs ? "running" : "silent";
}
