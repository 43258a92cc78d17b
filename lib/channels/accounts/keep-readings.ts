import type { LimitReading } from "#lib/channels/connector.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDate } from "#lib/time/instant.ts";

/**
 * Keeps what the network's headers said of its budgets; they override the documented limits. Each call brings such a
 * reading, and all calls of a channel share the row: unless the budget is used up, once in two seconds is enough.
 */
export async function keepReadings(
  db: Db | Tx,
  channelId: string,
  readings: readonly LimitReading[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { bucket, limit, remaining, resetAt } of readings) {
    await db.$executeRaw`
      INSERT INTO channel_budget ("channelId", bucket, "limit", remaining, "resetAt", "readAt")
      VALUES (${channelId}::uuid, ${bucket}, ${limit}::int, ${remaining}::int, ${toDate(resetAt)}, ${toDate(now)})
      ON CONFLICT ("channelId", bucket) DO UPDATE SET
        "limit" = EXCLUDED."limit", remaining = EXCLUDED.remaining, "resetAt" = EXCLUDED."resetAt", "readAt" = EXCLUDED."readAt"
      WHERE EXCLUDED.remaining <= 0 OR channel_budget."readAt" IS NULL
        OR channel_budget."readAt" < EXCLUDED."readAt" - interval '2 seconds'`;
  }
}
