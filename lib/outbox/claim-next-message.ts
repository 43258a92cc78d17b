import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { type Channel, type OutboxMessage, Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { describeError, log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { nextCallAt } from "./rules/budget.ts";
import { bucketOf } from "./rules/message.ts";

/**
 * Longer than `longestStartSeconds` and the longest send call (15 s, the connectors' time-out) together, so that a lease
 * runs out only when its worker is gone. Shorter would be unsafe, longer only delays clearing up after a crash.
 */
export const leaseSeconds = 25;
/** A worker that was held up for longer between claim and call (stopped, swapped out) must not call any more. */
export const longestStartSeconds = 6;

export interface Claim {
  readonly message: OutboxMessage;
  readonly channel: Channel;
  /** When claiming began, on the clock of `performance.now()`. */
  readonly begunAt: number;
}

export type ClaimResult = Claim | "nothing-due" | "postponed";

/**
 * Takes the next due message: marks it sending, counts the attempt, writes the attempt's row, commits. Only then may
 * it be sent. One message per recipient at a time; a message over its budget is postponed to the time it goes out.
 * Leases and due times use the database's clock.
 */
export async function claimNextMessage(ctx: Context): Promise<ClaimResult> {
  permitSystem(ctx.actor);
  return inTransaction(ctx, async (tx) => {
    const begunAt = performance.now();
    const [candidate] = await tx.$queryRaw<Candidate[]>(Prisma.sql`
      SELECT m.id, m."channelId", m.leg, m."recipientExternalId" AS recipient, now() AS "dbNow"
      FROM outbox_message m JOIN channel c ON c.id = m."channelId"
      WHERE m.state = 'queued' AND m."dueAt" <= now()
        AND c.state = 'active' AND (c."blockedUntil" IS NULL OR c."blockedUntil" <= now())
        AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o."channelId" = m."channelId"
          AND o."recipientExternalId" = m."recipientExternalId" AND o.state = 'sending')
      ORDER BY m.priority, m."createdAt" LIMIT 1 FOR UPDATE OF m SKIP LOCKED`);
    if (!candidate) return "nothing-due";
    const channel = await tx.channel.findUniqueOrThrow({ where: { id: candidate.channelId } });
    if (await isBeingWrittenTo(tx, candidate)) return "postponed";
    const limits = limitsOf(channel, bucketOf(candidate.leg));
    if (limits === null) return stopChannel(tx, channel);
    const dbNow = toInstant(candidate.dbNow);
    const at = await budgetFreeAt(tx, channel, bucketOf(candidate.leg), limits, dbNow);
    if (Temporal.Instant.compare(at, dbNow) > 0) {
      await tx.outboxMessage.update({ where: { id: candidate.id }, data: { dueAt: toDate(at), because: "budget" } });
      return "postponed";
    }
    await tx.$executeRaw(Prisma.sql`
      UPDATE outbox_message SET state = 'sending', attempt = attempt + 1, because = NULL,
        "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}), "firstAttemptAt" = COALESCE("firstAttemptAt", now())
      WHERE id = ${candidate.id}::uuid`);
    const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: candidate.id } });
    await tx.outboxAttempt.create({
      data: {
        id: newId(),
        messageId: message.id,
        channelId: message.channelId,
        bucket: bucketOf(message.leg),
        attempt: message.attempt,
        startedAt: candidate.dbNow,
      },
    });
    return { message, channel, begunAt };
  });
}

interface Candidate {
  readonly id: string;
  readonly channelId: string;
  readonly leg: string;
  readonly recipient: string;
  readonly dbNow: Date;
}

/** Two workers that found two messages to one person at the same moment: the lock lets the second one see the first. */
async function isBeingWrittenTo(tx: Tx, { channelId, recipient }: Candidate): Promise<boolean> {
  const lock = `recipient:${channelId}:${recipient}`;
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const where = { channelId, recipientExternalId: recipient, state: "sending" };
  return (await tx.outboxMessage.count({ where })) > 0;
}

/** A channel that cannot be opened waits for a person; one broken account must not hold up the others. */
async function stopChannel(tx: Tx, channel: Channel): Promise<"postponed"> {
  const because = "its stored configuration cannot be opened";
  await tx.channel.update({ where: { id: channel.id }, data: { state: "needs-sign-in", because } });
  return "postponed";
}

/** Serialised per channel and bucket, so that two workers never spend the same last call. */
async function budgetFreeAt(
  tx: Tx,
  channel: Channel,
  bucket: string,
  limits: readonly DocumentedLimit[],
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const lock = `budget:${channel.id}:${bucket}`;
  if (limits.length > 0) await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const reading = await tx.channelBudget.findUnique({ where: { channelId_bucket: { channelId: channel.id, bucket } } });
  const starts: Temporal.Instant[] = [];
  if (limits.length > 0) {
    const rows = await tx.outboxAttempt.findMany({
      where: { channelId: channel.id, bucket, startedAt: { gt: oldestWindow(limits, now) } },
      orderBy: { startedAt: "desc" },
      take: Math.max(...limits.map((limit) => limit.calls)),
      select: { startedAt: true },
    });
    starts.push(...rows.map((row) => toInstant(row.startedAt)));
  }
  const said = reading ? { remaining: reading.remaining, resetAt: toInstant(reading.resetAt) } : null;
  return nextCallAt(limits, starts, said, now);
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

function oldestWindow(limits: readonly DocumentedLimit[], now: Temporal.Instant): Date {
  const longest = Math.max(...limits.map((limit) => limit.perSeconds));
  return toDate(now.subtract({ milliseconds: Math.round(longest * 1000) }));
}
