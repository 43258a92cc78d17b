import type { Delivery, LimitReading } from "#lib/channels/connector.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";

/** Keeps what the network's headers said of its budgets; they override the documented limits. */
export async function keepReadings(
  tx: Tx,
  channelId: string,
  readings: readonly LimitReading[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { bucket, limit, remaining, resetAt } of readings) {
    const columns = { limit, remaining, resetAt: toDate(resetAt), readAt: toDate(now) };
    const where = { channelId_bucket: { channelId, bucket } };
    await tx.channelBudget.upsert({ where, create: { channelId, bucket, ...columns }, update: columns });
  }
}

/**
 * What a send call tells of the whole channel: a dead token stops it until somebody signs in again, other troubles
 * block it until the time the network gave, an accepted message clears it. Nothing queued is lost.
 */
export async function noteTrouble(tx: Tx, channel: Channel, delivery: Delivery, now: Temporal.Instant): Promise<void> {
  if (delivery.outcome === "accepted") {
    if (channel.trouble === null && channel.blockedUntil === null) return;
    await tx.channel.update({ where: { id: channel.id }, data: { trouble: null, blockedUntil: null } });
    return;
  }
  if (delivery.outcome !== "retry") return;
  const { trouble, because } = delivery;
  if (trouble === "needs-sign-in" || trouble === "suspended") {
    await tx.channel.update({ where: { id: channel.id }, data: { state: "needs-sign-in", because, trouble } });
    return;
  }
  // A budget belongs to its bucket (`keepReadings`); what is left blocks everything until the network's own time.
  const readings = delivery.limits ?? [];
  const isBucketOnly = trouble === "rate-limited" && readings.some((reading) => reading.remaining <= 0);
  const until = isBucketOnly ? null : toDate(laterOf(delivery.at, now));
  await tx.channel.update({ where: { id: channel.id }, data: { trouble, blockedUntil: until } });
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
