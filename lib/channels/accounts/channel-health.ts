import { failuresThatOpen, probeEverySeconds } from "#lib/channels/rules/breaker.ts";
import type { Db, Tx } from "#lib/db/client.ts";

/*
 * What calls tell of a channel, kept in its row by single statements, so that no caller needs a fresh copy of it. The
 * thresholds are in channels/rules/breaker.ts.
 */

/** Columns of a channel that nothing is known against: what a new one has, and one that somebody set to work again. */
export const freshHealth = {
  trouble: null,
  blockedUntil: null,
  sendFailures: 0,
  readFailures: 0,
  probeAt: null,
  downSince: null,
  pollAgainAt: null,
} as const;

/** Only a working channel turns: one that a person paused stays paused. */
export async function turnToAssisted(tx: Db | Tx, channelId: string, trouble: string, because: string): Promise<void> {
  await tx.channel.updateMany({
    where: { id: channelId, state: "active" },
    data: { state: "assisted", because: because.slice(0, 300), trouble },
  });
}

/** The network answers again: what waits drains within its budget, and what was missed is polled at once. */
export async function noteAnswer(tx: Db | Tx, channelId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE channel SET "sendFailures" = 0, "readFailures" = 0, "downSince" = NULL, "probeAt" = NULL,
      trouble = CASE WHEN trouble = 'unreachable' THEN NULL ELSE trouble END,
      "pollAgainAt" = CASE WHEN "sendFailures" >= ${failuresThatOpen} THEN now() ELSE "pollAgainAt" END
    WHERE id = ${channelId}::uuid AND ("sendFailures" > 0 OR trouble = 'unreachable')`;
}

/** One more send call that nobody answered; the last one that the breaker allows opens it, for reads too. */
export async function noteFailure(tx: Db | Tx, channelId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE channel SET "sendFailures" = "sendFailures" + 1,
      "downSince" = COALESCE("downSince", now()),
      trouble = CASE WHEN "sendFailures" + 1 >= ${failuresThatOpen} THEN 'unreachable' ELSE trouble END,
      "readFailures" = CASE WHEN "sendFailures" + 1 = ${failuresThatOpen} THEN ${failuresThatOpen} ELSE "readFailures" END,
      "probeAt" = CASE WHEN "sendFailures" + 1 = ${failuresThatOpen}
        THEN now() + make_interval(secs => ${probeEverySeconds}) ELSE "probeAt" END
    WHERE id = ${channelId}::uuid`;
}

/**
 * How a read ended: reads have a breaker of their own, which never holds up sending. One that is answered lets the next
 * message probe at once.
 */
export async function noteRead(db: Db | Tx, channelId: string, ended: "answered" | "unreachable"): Promise<void> {
  if (ended === "answered") {
    await db.$executeRaw`
      UPDATE channel SET "readFailures" = 0, "probeAt" = NULL WHERE id = ${channelId}::uuid AND "readFailures" > 0`;
    return;
  }
  await db.$executeRaw`
    UPDATE channel SET "readFailures" = "readFailures" + 1,
      "probeAt" = CASE WHEN "readFailures" + 1 = ${failuresThatOpen} AND "sendFailures" < ${failuresThatOpen}
        THEN now() + make_interval(secs => ${probeEverySeconds}) ELSE "probeAt" END
    WHERE id = ${channelId}::uuid`;
}

/**
 * Takes the one probe that a silent channel allows in 30 seconds; false = somebody else has it. Everything that would
 * call the network while its breaker is open asks here first.
 */
export async function takeProbe(tx: Db | Tx, channelId: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE channel SET "probeAt" = now() + make_interval(secs => ${probeEverySeconds})
    WHERE id = ${channelId}::uuid AND ("probeAt" IS NULL OR "probeAt" <= now())`;
  return taken > 0;
}
