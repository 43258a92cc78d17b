import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** After this many failed attempts an event is set aside for a person, with its reason. */
export const mostAttempts = 5;

/**
 * Notes that normalising failed: due again with growing delay (1, 4, 9, 16 s), or after the last attempt put among the
 * dead letters with the reason and a replay button. `because` names the error's kind, never its text.
 */
export async function buryRawEvent(db: Db, rawEventId: string, because: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE raw_event SET
      attempts = attempts + 1,
      status = CASE WHEN attempts + 1 >= ${mostAttempts} THEN 'dead' ELSE status END,
      because = ${because.slice(0, 300)},
      "settledAt" = CASE WHEN attempts + 1 >= ${mostAttempts} THEN now() END,
      "dueAt" = now() + make_interval(secs => (attempts + 1) * (attempts + 1))
    WHERE id = ${rawEventId}::uuid AND status = 'received'`);
}
