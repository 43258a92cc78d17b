import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { toInstant } from "#lib/time/instant.ts";
import { canBePolled, type RestoreState } from "./rules/after-restore.ts";

interface Row {
  readonly restoredAt: Date;
  readonly isMarked: boolean;
  readonly readAt: Date | null;
  readonly isUnrecorded: boolean;
}

/** What the last restore means for this channel, or null when this data never was restored. */
export async function findRestore(db: Db | Tx, channel: Channel): Promise<RestoreState | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (epoch.value->>'restoredAt')::timestamptz AS "restoredAt", mark.key IS NOT NULL AS "isMarked",
      (mark.value->>'readAt')::timestamptz AS "readAt",
      EXISTS (SELECT 1 FROM raw_event r WHERE r."channelId" = ${channel.id}::uuid AND r.status = 'received'
        AND r."receivedAt" <= (mark.value->>'readAt')::timestamptz) AS "isUnrecorded"
    FROM setting epoch LEFT JOIN setting mark ON mark.key = ${catchingUpKey(channel.id)} WHERE epoch.key = 'epoch'`;
  if (!row) return null;
  const { connector, connection } = openChannel(channel);
  return {
    restoredAt: toInstant(row.restoredAt),
    isPollable: connector.pollEverySeconds !== null && connection.poll !== null && canBePolled(channel),
    isCatchingUp: row.isMarked && (row.readAt === null || row.isUnrecorded),
  };
}

/** The setting that a restore writes for each channel; `readAt` comes with the first complete back-fill. */
export function catchingUpKey(channelId: string): string {
  return `catching-up:${channelId}`;
}
