import type { Session } from "#lib/db/session.ts";
import type { Manifest } from "./rules/manifest.ts";

export interface Epoch {
  /** How often this data was restored. */
  readonly number: number;
  readonly restoredAt: string;
  /** Unfinished messages whose outcome is unknown now. */
  readonly unknownMessages: number;
}

/** The epoch of what the database holds now; 0 when it holds nothing of ours. */
export async function lastEpoch(session: Session): Promise<number> {
  const { rows } = await session.query<{ exists: boolean }>("SELECT to_regclass('setting') IS NOT NULL AS exists");
  if (!rows[0]?.exists) return 0;
  const known = await session.query<{ number: number }>(
    "SELECT (value->>'number')::int AS number FROM setting WHERE key = 'epoch'",
  );
  return known.rows[0]?.number ?? 0;
}

/**
 * Begins a new epoch in the restore's transaction: between the backup and now anything may have been sent. Whatever was
 * not finished becomes unknown and is read back or decided by a person; every channel has to catch up before the brand
 * writes first again; old sign-ins and one-time codes end, for they may have been ended since.
 */
export async function beginEpoch(session: Session, { madeAt, epoch }: Manifest, earlier: number): Promise<Epoch> {
  const number = Math.max(epoch, earlier) + 1;
  const { rows } = await session.query<{ now: Date }>("SELECT now()");
  const restoredAt = (rows[0]?.now ?? new Date()).toISOString();
  const value = { number, restoredAt, backupMadeAt: madeAt };
  const upsert =
    "INSERT INTO setting (key, value) SELECT $1, $2::jsonb ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value";
  await session.query(upsert, ["epoch", JSON.stringify(value)]);
  await session.query(
    `INSERT INTO setting (key, value) SELECT 'catching-up:' || id, $1::jsonb FROM channel
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
    [JSON.stringify({ since: madeAt, restoredAt })],
  );
  // Due at once: nobody may write before.
  await session.query(`UPDATE channel SET "pollAgainAt" = NULL, "pollFailures" = 0`);
  const unknownMessages = await doubtMessages(session, madeAt, restoredAt);
  await session.query(`UPDATE staff_session SET "revokedAt" = $1 WHERE "revokedAt" IS NULL`, [restoredAt]);
  await session.query(`UPDATE one_time_code SET "usedAt" = $1 WHERE "usedAt" IS NULL`, [restoredAt]);
  await session.query(
    `INSERT INTO audit_entry (id, at, "actorType", action, target, detail, "requestId")
     VALUES (gen_random_uuid(), $1, 'system', 'database.restored', 'database', $2::jsonb, 'restore')`,
    [restoredAt, JSON.stringify(value)],
  );
  return { number, restoredAt, unknownMessages };
}

/** "May have been tried since": also written as an attempt, so that an own echo proves it and nobody calls it untouched. */
async function doubtMessages(session: Session, madeAt: string, restoredAt: string): Promise<number> {
  await session.query(
    `UPDATE outbox_attempt SET "endedAt" = $1, outcome = 'unknown', because = 'restored-from-backup' WHERE "endedAt" IS NULL`,
    [restoredAt],
  );
  await session.query(
    `INSERT INTO outbox_attempt (id, "messageId", "channelId", bucket, attempt, "startedAt", "endedAt", outcome, because)
     SELECT gen_random_uuid(), id, "channelId", CASE leg WHEN 'dm' THEN 'dm' ELSE 'post' END, 1, $1, $2, 'unknown', 'restored-from-backup'
     FROM outbox_message WHERE state IN ('queued', 'held') AND attempt = 0`,
    [madeAt, restoredAt],
  );
  // A person may have done these since; the back-fill often proves it, and the screen asks to look first.
  await session.query(
    `UPDATE outbox_message SET because = 'restored-from-backup' WHERE state = 'needs-a-person' AND refusal IS NULL`,
  );
  const doubted = await session.query(
    `UPDATE outbox_message SET state = 'unknown', because = 'restored-from-backup', attempt = GREATEST(attempt, 1),
       "leaseUntil" = NULL, "firstAttemptAt" = COALESCE("firstAttemptAt", "createdAt"), "unknownSince" = $1, "dueAt" = $1, "absentReads" = 0
     WHERE state IN ('queued', 'sending', 'held', 'unknown')`,
    [restoredAt],
  );
  return doubted.rowCount ?? 0;
}
