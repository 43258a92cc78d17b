import { createHash } from "node:crypto";
import { z } from "zod";
import { noteRead, takeProbe } from "#lib/channels/accounts/channel-health.ts";
import { keepReadings } from "#lib/channels/accounts/keep-readings.ts";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import { withBudget } from "#lib/channels/accounts/spend-read.ts";
import type { CatchUp, Io, Poll } from "#lib/channels/connector.ts";
import { isReadingDown, probeEverySeconds } from "#lib/channels/rules/breaker.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { catchingUpKey } from "#lib/outbox/find-restore.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { storeRawEvent } from "./store-raw-event.ts";

/** Most pages of one visit; the rest follows at the next one. */
const mostPages = 10;

/**
 * Back-fills what webhooks missed: reads the network from the stored cursor and stores the new cursor together with
 * the raw events of that page, so a crash repeats a page but never skips one. Failed reads never touch sending.
 * Returns how many bodies were read.
 */
export async function pollChannel(ctx: Context, channelId: string, io: Io = realIo): Promise<number> {
  permitSystem(ctx.actor);
  let read = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const channel = await ctx.db.channel.findUniqueOrThrow({ where: { id: channelId } });
    const { connection, connector } = openChannel(channel, withBudget(ctx.db, channel, io));
    if (!connection.poll || channel.state === "paused") return read;
    if (isReadingDown(channel) && !(await mayProbe(ctx, channel))) return read;
    const poll = await connection.poll(channel.pollCursor, await findCatchUp(ctx, channelId));
    await noteRead(ctx.db, channelId, poll.ok || poll.trouble !== "unreachable" ? "answered" : "unreachable");
    if (poll.ok) await keepReadings(ctx.db, channelId, poll.page.limits ?? [], io.now());
    await keepPage(ctx, channel, poll, connector.pollEverySeconds ?? 60);
    if (!poll.ok) return read;
    read += poll.page.bodies.length;
    if (poll.page.caughtUp) return read;
  }
  return read;
}

const Mark = z.object({ since: z.string(), restoredAt: z.string(), readAt: z.string().optional() });

/** What is to be read again because this data was restored; undefined when there is nothing left of it. */
async function findCatchUp(ctx: Context, channelId: string): Promise<CatchUp | undefined> {
  const row = await ctx.db.setting.findUnique({ where: { key: catchingUpKey(channelId) } });
  const mark = Mark.safeParse(row?.value);
  if (!mark.success || mark.data.readAt !== undefined) return undefined;
  const { since, restoredAt } = mark.data;
  return { since: Temporal.Instant.from(since), notReadBefore: Temporal.Instant.from(restoredAt) };
}

/** From now on the back-fill is stored; when all of it is recorded too, the desk writes first again (find-restore.ts). */
async function noteCaughtUp(tx: Tx, channelId: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE setting SET value = value || jsonb_build_object('readAt', ${now.toString()}::text)
    WHERE key = ${catchingUpKey(channelId)} AND NOT value ? 'readAt'`;
}

/** While the network does not answer, polling probes only when nothing waits that would tell as well; else it comes later. */
async function mayProbe(ctx: Context, channel: Channel): Promise<boolean> {
  const waits = await ctx.db.outboxMessage.count({
    where: { channelId: channel.id, state: { in: ["queued", "unknown"] } },
    take: 1,
  });
  if (waits === 0 && (await takeProbe(ctx.db, channel.id))) return true;
  const at = toDate(ctx.now.add({ seconds: probeEverySeconds }));
  await ctx.db.channel.updateMany({ where: { id: channel.id }, data: { pollAgainAt: at } });
  return false;
}

async function keepPage(ctx: Context, channel: Channel, poll: Poll, everySeconds: number): Promise<void> {
  const now = Temporal.Now.instant();
  if (!poll.ok) {
    const failures = channel.pollFailures + 1;
    const wait = now.add({ seconds: Math.min(900, everySeconds * 2 ** Math.min(failures, 6)) });
    const again = Temporal.Instant.compare(poll.retryAt, wait) > 0 ? poll.retryAt : wait;
    const columns = { pollFailures: failures, pollTrouble: poll.because.slice(0, 300), pollAgainAt: toDate(again) };
    await ctx.db.channel.update({ where: { id: channel.id }, data: columns });
    return;
  }
  const { bodies, cursor } = poll.page;
  await inTransaction(ctx, async (tx) => {
    for (const { deliveryKey, body } of bodies) {
      await storeRawEvent(tx, {
        id: newId(),
        brandId: channel.brandId,
        channelId: channel.id,
        deliveryKey,
        source: "poll",
        body,
        bodyHash: createHash("sha256").update(body).digest("hex"),
        receivedAt: toDate(now),
        requestId: ctx.requestId,
      });
    }
    await tx.channel.updateMany({
      // Guarded by the cursor it read from: a slower poller never turns the cursor back.
      where: { id: channel.id, pollCursor: channel.pollCursor },
      data: {
        pollCursor: cursor,
        polledAt: toDate(now),
        pollFailures: 0,
        pollTrouble: null,
        pollAgainAt: toDate(now.add({ seconds: everySeconds })),
      },
    });
    if (poll.page.caughtUp) await noteCaughtUp(tx, channel.id, now);
  });
}
