import { loadSpent } from "#lib/channels/accounts/load-spent.ts";
import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import { nextCallTimes } from "#lib/channels/rules/budget.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { bucketOf } from "./rules/message.ts";

/** Messages further back are told the time of this place; by then everything will have changed anyway. */
const furthestPlace = 500;

/**
 * When each queued message will go out, where its budget is used up: what agents see as "goes out at 14:20". From the
 * calls of the window and the message's place in the queue; messages that go at once are not in the map.
 */
export async function estimateDepartures(
  db: Db | Tx,
  messages: readonly OutboxMessage[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const departures = new Map<string, Temporal.Instant>();
  const waiting = messages.filter((message) => message.state === "queued");
  if (waiting.length === 0) return departures;
  const resting = await db.channelBudget.findMany({
    where: {
      channelId: { in: waiting.map((message) => message.channelId) },
      freeAt: { gt: new Date(now.epochMilliseconds) },
    },
    include: { channel: true },
  });
  for (const { channel, bucket } of resting) {
    const mine = waiting.filter((each) => each.channelId === channel.id && bucketOf(each.leg) === bucket);
    const { limits } = openChannel(channel).connection.abilities("mention");
    const ofBucket = limits.filter((limit) => limit.bucket === bucket);
    const { spent, reading } = await loadSpent(db, channel, bucket, ofBucket, now);
    const places = new Map<string, number>();
    for (const message of mine) places.set(message.id, await placeOf(db, message));
    const times = nextCallTimes(spent, reading, now, Math.max(...places.values()) + 1);
    for (const [id, place] of places) {
      const at = times[place];
      if (at) departures.set(id, at);
    }
  }
  return departures;
}

/** How many of the same channel and leg go before it. */
async function placeOf(db: Db | Tx, { channelId, leg, priority, createdAt }: OutboxMessage): Promise<number> {
  const before = await db.outboxMessage.count({
    where: {
      channelId,
      leg,
      state: "queued",
      OR: [{ priority: { lt: priority } }, { priority, createdAt: { lt: createdAt } }],
    },
    take: furthestPlace,
  });
  return before;
}
