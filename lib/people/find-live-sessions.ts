import type { Db, Tx } from "#lib/db/client.ts";
import { toDate } from "#lib/time/instant.ts";

/** The sessions among `ids` that are still good, with the brands that each may see now; one query for any number. */
export async function findLiveSessions(
  db: Db | Tx,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; brandIds: string[] }[]>`
    SELECT s.id::text AS id,
      ARRAY(SELECT m."brandId"::text FROM membership m WHERE m."staffId" = f.id) AS "brandIds"
    FROM staff_session s JOIN staff f ON f.id = s."staffId"
    WHERE s.id = ANY(${[...ids]}::uuid[]) AND s."revokedAt" IS NULL AND s."expiresAt" > ${toDate(now)}
      AND s."sessionVersion" = f."sessionVersion" AND f."disabledAt" IS NULL`;
  return new Map(rows.map((row) => [row.id, row.brandIds]));
}
