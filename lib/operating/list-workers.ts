import type { Db, Tx } from "#lib/db/client.ts";

export interface WorkerBeat {
  readonly name: string;
  readonly at: Temporal.Instant;
}

/** When each worker last wrote its heartbeat, newest first. Workers that are gone for a day are left out. */
export async function listWorkers(db: Db | Tx, now: Temporal.Instant): Promise<WorkerBeat[]> {
  const rows = await db.setting.findMany({ where: { key: { startsWith: "worker:" } } });
  const dayAgo = now.subtract({ hours: 24 });
  return rows
    .flatMap(({ key, value }) => {
      const at = beatTime(value);
      return at ? [{ name: key.slice("worker:".length), at }] : [];
    })
    .filter((beat, _index, all) => all.length === 1 || Temporal.Instant.compare(beat.at, dayAgo) > 0)
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
}

/** Heartbeats as the worker writes them: an ISO time under "at". */
function beatTime(value: unknown): Temporal.Instant | null {
  const at = typeof value === "object" && value !== null && "at" in value ? value.at : value;
  if (typeof at !== "string") return null;
  try {
    return Temporal.Instant.from(at);
  } catch {
    return null;
  }
}
