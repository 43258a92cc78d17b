import { noteRead, takeProbe } from "#lib/channels/accounts/channel-health.ts";
import { keepReadings } from "#lib/channels/accounts/keep-readings.ts";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import { withBudget } from "#lib/channels/accounts/spend-read.ts";
import type { Io, ReadBack } from "#lib/channels/connector.ts";
import { failuresThatOpen, isReadingDown } from "#lib/channels/rules/breaker.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { type Channel, type OutboxMessage, Prisma, type Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { describeError, log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { acceptMessage } from "./accept-message.ts";
import { findRestore } from "./find-restore.ts";
import { customerWroteSince, findOwnDm, findOwnReply } from "./find-written-elsewhere.ts";
import { needsAPerson } from "./refuse-message.ts";
import { afterReadBack, type ReadBackVerdict } from "./rules/after-read-back.ts";
import { afterAbsence, isDoubtful } from "./rules/after-restore.ts";
import { attempted } from "./settle-attempt.ts";

type Unclear = OutboxMessage & { readonly channel: Channel };

/** Between two looks at a message that is absent while the channel still catches up after a restore. */
const catchingUpPauseSeconds = 10;

export type ReconcileResult = "nothing-due" | ReadBackVerdict["next"];

/**
 * Clears up one unknown outcome by reading the network back: found → accepted; absent in two complete reads → queued
 * again; unreadable for long → a person. The read happens outside any transaction; its verdict is fenced by the attempt.
 */
export async function reconcileNextMessage(ctx: Context, io: Io = realIo): Promise<ReconcileResult> {
  permitSystem(ctx.actor);
  const message = await claimUnclear(ctx);
  if (!message) return "nothing-due";
  const read = await readBack(ctx, message, io);
  await noteReading(ctx, message, read, io.now());
  return settle(ctx, message, read, io.now());
}

/**
 * A claimed message is due again in a minute, should its worker die while reading. A channel that does not answer gets
 * one probe in 30 seconds, and messages that wait to be sent come first.
 */
async function claimUnclear(ctx: Context): Promise<Unclear | null> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT m.id FROM outbox_message m JOIN channel c ON c.id = m."channelId"
      WHERE m.state = 'unknown' AND m."dueAt" <= now() AND c.state <> 'paused'
        AND (c."readFailures" < ${failuresThatOpen}
          OR ((c."probeAt" IS NULL OR c."probeAt" <= now())
            AND (c."sendFailures" < ${failuresThatOpen} OR c.state <> 'active' OR NOT EXISTS
              (SELECT 1 FROM outbox_message q WHERE q."channelId" = c.id AND q.state = 'queued' AND q."dueAt" <= now()))))
      ORDER BY m."dueAt" LIMIT 1 FOR UPDATE OF m SKIP LOCKED`);
    if (!row) return null;
    const message = await tx.outboxMessage.findUniqueOrThrow({ where: { id: row.id }, include: { channel: true } });
    if (isReadingDown(message.channel) && !(await takeProbe(tx, message.channelId))) return null;
    await tx.$executeRaw`UPDATE outbox_message SET "dueAt" = now() + interval '60 seconds' WHERE id = ${row.id}::uuid`;
    return message;
  });
}

async function readBack(ctx: Context, message: Unclear, io: Io): Promise<ReadBack> {
  const retryAt = io.now().add({ seconds: 30 });
  try {
    const { connection } = openChannel(message.channel, withBudget(ctx.db, message.channel, io));
    if (!connection.readBack) return { result: "incomplete", because: "this network cannot be read back", retryAt };
    return await connection.readBack({
      leg: message.leg === "dm" ? "dm" : "public",
      text: message.text,
      token: message.token,
      recipientExternalId: message.recipientExternalId,
      replyToExternalId: message.replyToExternalId,
      since: toInstant(message.firstAttemptAt ?? message.createdAt),
      ...(await others(ctx, message)),
    });
  } catch (error) {
    log.error({ err: describeError(error), messageId: message.id }, "a connector threw while reading back");
    return { result: "incomplete", because: "the connector failed", retryAt };
  }
}

/** What the read tells of its channel, in statements of their own: it must not hold up the verdict. */
async function noteReading(ctx: Context, { channelId }: Unclear, read: ReadBack, now: Temporal.Instant): Promise<void> {
  await keepReadings(ctx.db, channelId, read.limits ?? [], now);
  if (read.result !== "incomplete") await noteRead(ctx.db, channelId, "answered");
  else if (read.isUnreachable) await noteRead(ctx.db, channelId, "unreachable");
}

/** What the network lists to this person and is another message of ours: by its id, or, where that is lost, by its words. */
async function others(ctx: Context, message: OutboxMessage) {
  const rows = await ctx.db.outboxMessage.findMany({
    where: {
      channelId: message.channelId,
      recipientExternalId: message.recipientExternalId,
      OR: [{ externalId: { not: null } }, { attempt: { gt: 0 } }],
      id: { not: message.id },
    },
    select: { externalId: true, text: true },
    take: 500,
    orderBy: { createdAt: "desc" },
  });
  const unproved = rows.filter((row) => row.externalId === null);
  return { knownExternalIds: rows.flatMap((row) => row.externalId ?? []), otherTexts: unproved.map((row) => row.text) };
}

async function settle(ctx: Context, claimed: Unclear, read: ReadBack, now: Temporal.Instant): Promise<ReconcileResult> {
  return inTransaction(ctx, async (tx, inside) => {
    const ticket = await lockTicket(tx, claimed.ticketId);
    const message = await lockUnknown(tx, claimed);
    if (!message || !ticket) return "nothing-due";
    const { settleSeconds, canReadBack } = attempted(claimed.channel, message, now);
    const { attempt, absentReads } = message;
    const unknownSince = toInstant(message.unknownSince ?? message.createdAt);
    const told = canReadBack
      ? afterReadBack(read, { attempt, absentReads, unknownSince, settleSeconds, now })
      : ({ next: "ask-a-person", because: "this network cannot be read back" } as const);
    const verdict =
      told.next === "send-again" ? ((await afterRestore(tx, ticket, claimed.channel, message, now)) ?? told) : told;
    const fresh = { ...inside, now };
    if (verdict.next === "accept") {
      await acceptMessage(tx, fresh, ticket, message, { externalId: verdict.externalId });
    } else {
      await tx.outboxMessage.update({ where: { id: message.id }, data: columnsOf(verdict, now) });
      if (verdict.next === "ask-a-person") await needsAPerson(tx, fresh, ticket, message, verdict.because);
    }
    return verdict.next;
  });
}

/** What absence means for a message from before a restore; null = it is none. */
async function afterRestore(
  tx: Tx,
  ticket: Ticket,
  channel: Channel,
  message: OutboxMessage,
  now: Temporal.Instant,
): Promise<ReadBackVerdict | null> {
  const restore = await findRestore(tx, channel);
  if (!isDoubtful(toInstant(message.firstAttemptAt ?? message.createdAt), restore)) return null;
  const isReply = message.kind === "dm" || message.kind === "public-reply";
  const since = isReply ? message.createdAt : ticket.openedAt;
  const own = message.leg === "dm" ? await findOwnDm(tx, ticket, since) : await findOwnReply(tx, ticket, since);
  const isAck = message.kind === "acknowledgement";
  const inPublic = message.kind === "public-reply";
  const verdict = afterAbsence({
    restore,
    createdAt: toInstant(message.createdAt),
    now,
    writtenElsewhere: own ? (message.leg === "dm" ? "dm" : "public") : null,
    customerWrote: !isAck && (await customerWroteSince(tx, ticket, message.createdAt, inPublic)),
  });
  if (verdict.next !== "read-again") return verdict;
  return { ...verdict, absentReads: message.absentReads, at: now.add({ seconds: catchingUpPauseSeconds }) };
}

function columnsOf(verdict: Exclude<ReadBackVerdict, { next: "accept" }>, now: Temporal.Instant) {
  const because = verdict.because.slice(0, 300);
  switch (verdict.next) {
    case "read-again":
      return { absentReads: verdict.absentReads, dueAt: toDate(verdict.at), because };
    case "send-again":
      return { state: "queued", dueAt: toDate(now), unknownSince: null, absentReads: 0, because };
    case "ask-a-person":
      return { state: "needs-a-person", because };
  }
}

async function lockUnknown(tx: Tx, message: OutboxMessage): Promise<OutboxMessage | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox_message WHERE id = ${message.id}::uuid AND attempt = ${message.attempt} AND state = 'unknown'
    FOR UPDATE`;
  return row ? tx.outboxMessage.findUniqueOrThrow({ where: { id: row.id } }) : null;
}
