import { takeProbe, turnToAssisted } from "#lib/channels/accounts/channel-health.ts";
import { loadSpent, lockBudget } from "#lib/channels/accounts/load-spent.ts";
import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import { failuresThatOpen, isSendingDown } from "#lib/channels/rules/breaker.ts";
import { nextCallAt } from "#lib/channels/rules/budget.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { type Channel, type OutboxMessage, Prisma } from "#lib/db/generated/client.ts";
import { postgresCode } from "#lib/db/postgres-code.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { describeError, log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { bucketSql } from "./bucket-sql.ts";
import { bucketOf } from "./rules/message.ts";

/**
 * Longer than `longestStartSeconds` and the longest send call (15 s, the connectors' time-out) together, so that a lease
 * runs out only when its worker is gone. Shorter would be unsafe, longer only delays clearing up after a crash.
 */
export const leaseSeconds = 25;
/** A worker that was held up for longer between claim and call (stopped, swapped out) must not call any more. */
export const longestStartSeconds = 6;

/** A message that has waited for so long is no longer overtaken by what is more urgent. */
export const longestWaitSeconds = 120;

export interface Claim {
  readonly message: OutboxMessage;
  readonly channel: Channel;
  /** When claiming began, on the clock of `performance.now()`. */
  readonly begunAt: number;
}

export type ClaimResult = Claim | "nothing-due" | "postponed";

/**
 * Takes the next due message: marks it sending, counts the attempt, writes the attempt's row, commits. Only then may
 * it be sent. One message per recipient at a time; a channel that does not answer gets one probe in 30 seconds, a
 * used-up budget rests until it has room. Leases and due times use the database's clock. `found` is told when more waits
 * than what was claimed.
 */
export async function claimNextMessage(ctx: Context, found: () => void = () => undefined): Promise<ClaimResult> {
  permitSystem(ctx.actor);
  // Most looks find nothing: one statement tells, and tells too when another lane has something to do.
  const [due] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM
      (SELECT 1 FROM outbox_message WHERE state = 'queued' AND "dueAt" <= now() LIMIT 2) AS due`;
  if (!due || due.count === 0) return "nothing-due";
  try {
    const claimed = await inTransaction(ctx, (tx) => claim(tx));
    if (due.count > 1 && typeof claimed !== "string") found();
    return claimed;
  } catch (error) {
    // Two workers found two messages to one person at the same moment: the database let one of them go.
    if (postgresCode(error) === uniqueViolation) return "postponed";
    throw error;
  }
}

const uniqueViolation = "23505";

async function claim(tx: Tx): Promise<ClaimResult> {
  const begunAt = performance.now();
  const candidate = await findDue(tx);
  if (!candidate) return "nothing-due";
  const channel = await tx.channel.findUniqueOrThrow({ where: { id: candidate.channelId } });
  const bucket = bucketOf(candidate.leg);
  const limits = limitsOf(channel, bucket);
  if (limits === null) return stopChannel(tx, channel);
  const isCounted = limits.length > 0 || candidate.isUsedUp;
  if (isCounted && (await rests(tx, channel, bucket, limits, toInstant(candidate.dbNow)))) return "postponed";
  if (isSendingDown(channel) && !(await takeProbe(tx, channel.id))) return "postponed";
  const [message] = await tx.$queryRaw<OutboxMessage[]>(Prisma.sql`
    WITH claimed AS (
      UPDATE outbox_message SET state = 'sending', attempt = attempt + 1, because = NULL,
        "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}), "firstAttemptAt" = COALESCE("firstAttemptAt", now())
      WHERE id = ${candidate.id}::uuid AND state = 'queued' RETURNING *
    ), begun AS (
      INSERT INTO outbox_attempt (id, "messageId", "channelId", bucket, attempt, "startedAt")
      SELECT ${newId()}::uuid, id, "channelId", ${bucket}, attempt, now() FROM claimed)
    SELECT * FROM claimed`);
  return message ? { message, channel, begunAt } : "postponed";
}

interface Candidate {
  readonly id: string;
  readonly channelId: string;
  readonly leg: string;
  /** The network said last that this budget has nothing left. */
  readonly isUsedUp: boolean;
  readonly dbNow: Date;
}

/** What has waited for two minutes goes by age, so that nothing starves behind what is more urgent; else by priority. */
async function findDue(tx: Tx): Promise<Candidate | undefined> {
  const old = Prisma.sql`AND m."createdAt" < now() - make_interval(secs => ${longestWaitSeconds}) ORDER BY m."createdAt"`;
  const urgent = Prisma.sql`AND NOT EXISTS (SELECT 1 FROM waited) ORDER BY m.priority, m."createdAt"`;
  const [candidate] = await tx.$queryRaw<Candidate[]>`
    WITH waited AS (${dueSql(old)}), urgent AS (${dueSql(urgent)})
    SELECT c.id, c."channelId", c.leg, now() AS "dbNow", COALESCE(b.remaining <= 0, false) AS "isUsedUp"
    FROM (SELECT * FROM waited UNION ALL SELECT * FROM urgent) c
    LEFT JOIN channel_budget b ON b."channelId" = c."channelId" AND b.bucket = ${bucketSql(Prisma.sql`c.leg`)}`;
  return candidate;
}

function dueSql(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT m.id, m."channelId", m.leg FROM outbox_message m JOIN channel c ON c.id = m."channelId"
    WHERE m.state = 'queued' AND m."dueAt" <= now()
      AND c.state = 'active' AND (c."blockedUntil" IS NULL OR c."blockedUntil" <= now())
      AND (c."sendFailures" < ${failuresThatOpen} OR c."probeAt" IS NULL OR c."probeAt" <= now())
      AND NOT EXISTS (SELECT 1 FROM channel_budget b WHERE b."channelId" = m."channelId" AND b."freeAt" > now()
        AND b.bucket = ${bucketSql(Prisma.sql`m.leg`)})
      AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o."channelId" = m."channelId"
        AND o."recipientExternalId" = m."recipientExternalId" AND o.state = 'sending')
      ${order} LIMIT 1 FOR UPDATE OF m SKIP LOCKED`;
}

/** A channel that cannot be opened waits for a person; one broken account must not hold up the others. */
async function stopChannel(tx: Tx, channel: Channel): Promise<"postponed"> {
  await turnToAssisted(tx, channel.id, "needs-sign-in", "its stored configuration cannot be opened");
  return "postponed";
}

/** Whether the bucket is used up; then it rests until it has room, and nothing of it is looked at before. */
async function rests(
  tx: Tx,
  channel: Channel,
  bucket: string,
  limits: readonly DocumentedLimit[],
  now: Temporal.Instant,
): Promise<boolean> {
  await lockBudget(tx, channel, bucket, limits);
  const { spent, reading } = await loadSpent(tx, channel, bucket, limits, now);
  const at = nextCallAt(spent, reading, now);
  if (Temporal.Instant.compare(at, now) <= 0) return false;
  await tx.$executeRaw`
    INSERT INTO channel_budget ("channelId", bucket, "freeAt") VALUES (${channel.id}::uuid, ${bucket}, ${toDate(at)})
    ON CONFLICT ("channelId", bucket) DO UPDATE SET "freeAt" = EXCLUDED."freeAt"`;
  return true;
}

function limitsOf(channel: Channel, bucket: string): DocumentedLimit[] | null {
  try {
    const { limits } = openChannel(channel).connection.abilities("mention");
    return limits.filter((limit) => limit.bucket === bucket);
  } catch (error) {
    log.error({ err: describeError(error), channelId: channel.id }, "a channel cannot be opened");
    return null;
  }
}
