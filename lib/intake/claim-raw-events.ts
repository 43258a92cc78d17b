import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/**
 * A claimed event is due again after this long, should its worker die. Short, because normalising takes milliseconds
 * and is harmless twice: a killed worker must not hold back what it had taken.
 */
const leaseSeconds = 10;

/**
 * Takes up to `most` waiting raw events, oldest first; each is claimed by one worker (SKIP LOCKED). Being taken by a
 * worker that dies is no failure of the event and counts nothing. Uses the database's clock. Returns their ids.
 */
export async function claimRawEvents(db: Db | Tx, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE raw_event SET "dueAt" = now() + make_interval(secs => ${leaseSeconds})
    WHERE id IN (
      SELECT id FROM raw_event WHERE status = 'received' AND "dueAt" <= now()
      ORDER BY "dueAt", "receivedAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id`);
  return rows.map((row) => row.id);
}
