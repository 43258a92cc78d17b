import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/**
 * A claimed event is due again after this long, should its worker die. Short, because normalising takes milliseconds
 * and is harmless twice: a killed worker must not hold back what it had taken.
 */
const leaseSeconds = 10;

/** Taken more often than failed attempts explain, an event is suspected of killing its workers and is taken alone. */
const suspiciousClaims = 8;
/** Far more than real crashes bring about: then it is set aside for a person. */
export const mostClaims = 25;

/**
 * Takes up to `most` waiting raw events, oldest first; each is claimed by one worker (SKIP LOCKED). Being taken by a
 * worker that dies is no failure of the event, but one that is taken again and again comes alone, last, and in the end
 * goes among the dead letters. Uses the database's clock. Returns their ids.
 */
export async function claimRawEvents(db: Db | Tx, most: number): Promise<string[]> {
  const [due] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM raw_event WHERE status = 'received' AND "dueAt" <= now()) AS exists`;
  if (!due?.exists) return [];
  const ids = await claim(db, Prisma.sql`claims < ${suspiciousClaims}`, most);
  if (ids.length > 0) return ids;
  const [suspect] = await claim(db, Prisma.sql`claims BETWEEN ${suspiciousClaims} AND ${mostClaims - 1}`, 1);
  if (suspect) return [suspect];
  await buryKillers(db);
  return [];
}

async function claim(db: Db | Tx, which: Prisma.Sql, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE raw_event SET "dueAt" = now() + make_interval(secs => ${leaseSeconds}), claims = claims + 1
    WHERE id IN (
      SELECT id FROM raw_event WHERE status = 'received' AND "dueAt" <= now() AND ${which}
      ORDER BY "dueAt", "receivedAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id`);
  return rows.map((row) => row.id);
}

async function buryKillers(db: Db | Tx): Promise<void> {
  await db.$executeRaw`
    UPDATE raw_event SET status = 'dead', because = 'its workers stopped each time', "settledAt" = now()
    WHERE status = 'received' AND "dueAt" <= now() AND claims >= ${mostClaims}`;
}
