import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate, toIso } from "#lib/time/instant.ts";
import { eventBody, type Happening } from "./rules/event-body.ts";

/** Tells a brand account what happened: one event for polling, and a delivery for each of its callbacks. */
export async function recordEvent(
  tx: Tx,
  now: Temporal.Instant,
  accountId: string,
  subjectId: string,
  happening: Happening,
): Promise<void> {
  // Events of one account are numbered in the order in which they become visible, so that a cursor skips none.
  await tx.$queryRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`playground:${accountId}`}, 0))::text`);
  const id = newId(now.epochMilliseconds);
  const body = eventBody({ id, at: toIso(now), accountId }, happening);
  const event = await tx.playgroundEvent.create({
    data: { id, accountId, subjectId, body, createdAt: toDate(now) },
  });
  const subscriptions = await tx.playgroundSubscription.findMany({ where: { accountId }, select: { id: true } });
  await tx.playgroundDelivery.createMany({
    data: subscriptions.map((subscription) => ({
      id: newId(now.epochMilliseconds),
      eventSeq: event.seq,
      subscriptionId: subscription.id,
      nextTryAt: toDate(now),
    })),
  });
}

/** Takes what was told of a post or message out of the network's own memory; what is still to be pushed goes too. */
export async function forgetEventsOf(tx: Tx, subjectId: string): Promise<void> {
  await tx.playgroundEvent.deleteMany({ where: { subjectId } });
}
