import { createHmac } from "node:crypto";
import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { retryPauseSeconds } from "./rules/retry-pause.ts";

export interface PushIo {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Temporal.Instant;
}

interface Claimed {
  readonly id: string;
  readonly attempts: number;
  readonly body: string;
  readonly callbackUrl: string;
  readonly secret: string;
}

const atOnce = 8;
const timeoutMs = 10_000;
/** A pusher that dies leaves its deliveries to the next one after this long. */
const leaseSeconds = 30;

/**
 * Posts every webhook that is due, oldest first, each signed over its raw body; failures are due again with growing
 * pauses. While a brand's network is switched off its webhooks wait. Safe to run in several processes at once.
 */
export async function pushDueDeliveries(db: Db | Tx, io: PushIo): Promise<{ delivered: number; failed: number }> {
  const total = { delivered: 0, failed: 0 };
  for (;;) {
    const claimed = await claimDue(db, io.now());
    if (claimed.length === 0) return total;
    const ends = await Promise.all(claimed.map((delivery) => pushOne(db, io, delivery)));
    for (const delivered of ends) total[delivered ? "delivered" : "failed"] += 1;
    if (claimed.length < atOnce) return total;
  }
}

async function claimDue(db: Db | Tx, now: Temporal.Instant): Promise<readonly Claimed[]> {
  const at = toDate(now);
  const leaseUntil = toDate(now.add({ seconds: leaseSeconds }));
  const rows = await db.$queryRaw<(Claimed & { eventSeq: bigint })[]>(Prisma.sql`
    WITH due AS (
      SELECT delivery.id FROM playground_delivery delivery
      JOIN playground_event event ON event.seq = delivery."eventSeq"
      LEFT JOIN playground_switches switches ON switches."accountId" = event."accountId"
      WHERE delivery.state = 'waiting' AND delivery."nextTryAt" <= ${at}
        AND NOT coalesce(switches."networkDown", false)
      ORDER BY delivery."eventSeq" LIMIT ${atOnce}
      FOR UPDATE OF delivery SKIP LOCKED)
    UPDATE playground_delivery delivery SET "nextTryAt" = ${leaseUntil}, attempts = delivery.attempts + 1
    FROM due, playground_event event, playground_subscription subscription
    WHERE delivery.id = due.id AND event.seq = delivery."eventSeq" AND subscription.id = delivery."subscriptionId"
    RETURNING delivery.id::text AS id, delivery.attempts, delivery."eventSeq", event.body, subscription."callbackUrl", subscription.secret`);
  return rows.toSorted((a, b) => Number(a.eventSeq - b.eventSeq));
}

async function pushOne(db: Db | Tx, io: PushIo, delivery: Claimed): Promise<boolean> {
  const because = await postSigned(io.fetch, delivery);
  const now = io.now();
  const pause = because === null ? null : retryPauseSeconds(delivery.attempts);
  const columns =
    because === null
      ? { state: "delivered", because: null, deliveredAt: toDate(now) }
      : pause === null
        ? { state: "given-up", because }
        : { because, nextTryAt: toDate(now.add({ seconds: pause })) };
  // updateMany: the event may have been forgotten meanwhile, and its deliveries with it.
  await db.playgroundDelivery.updateMany({ where: { id: delivery.id }, data: columns });
  return because === null;
}

/** Null when the callback took it, else the reason. */
async function postSigned(fetch: PushIo["fetch"], delivery: Claimed): Promise<string | null> {
  try {
    const response = await fetch(delivery.callbackUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-playground-signature": signatureOf(delivery.secret, delivery.body),
      },
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok ? null : `answered ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === "TimeoutError" ? "no answer in time" : "not reached";
  }
}

/** The header x-playground-signature: `sha256=` and the hex HMAC-SHA256 of the raw body. */
export function signatureOf(secret: string, body: string | Uint8Array): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
