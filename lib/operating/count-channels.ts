import type { Db, Tx } from "#lib/db/client.ts";
import { type Channel, Prisma } from "#lib/db/generated/client.ts";
import { bucketSql } from "#lib/outbox/bucket-sql.ts";
import { toInstantOrNull } from "#lib/time/instant.ts";
import { lateAfterSeconds, refusedWithinHours } from "./rules/thresholds.ts";

/** The figures of one channel, counted now. Instants are null where there is nothing to count. */
export interface ChannelCounts {
  /** Queued and held. */
  readonly waiting: number;
  /** Queued, due, and waiting for over a minute. */
  readonly late: number;
  readonly sending: number;
  readonly unknown: number;
  readonly needsAPerson: number;
  /** Refused at their last attempt within 24 hours. */
  readonly refused: number;
  /** Raw events that wait to be normalised. */
  readonly intake: number;
  readonly dead: number;
  readonly unreadable: number;
  readonly oldestDueAt: Temporal.Instant | null;
  readonly oldestUnknownAt: Temporal.Instant | null;
  /** Since when a message waits because the budget is used up. */
  readonly budgetHeldSince: Temporal.Instant | null;
  readonly oldestIntakeAt: Temporal.Instant | null;
}

export interface CountedChannel {
  readonly channel: Channel & { readonly brand: { readonly name: string; readonly locale: string } };
  readonly counts: ChannelCounts;
}

/** Counts what every channel of these brands has on its way (null = all brands, for the operator's figures). */
export async function countChannels(db: Db | Tx, brandIds: readonly string[] | null): Promise<CountedChannel[]> {
  const channels = await db.channel.findMany({
    where: brandIds ? { brandId: { in: [...brandIds] } } : {},
    include: { brand: { select: { name: true, locale: true } } },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
  if (channels.length === 0) return [];
  const ids = channels.map((channel) => channel.id);
  const [outbox, refused, raw] = await Promise.all([countOutbox(db, ids), countRefused(db, ids), countRaw(db, ids)]);
  return channels.map((channel) => {
    const sending = outbox.get(channel.id);
    const received = raw.get(channel.id);
    const counts: ChannelCounts = {
      waiting: sending?.waiting ?? 0,
      late: sending?.late ?? 0,
      sending: sending?.sending ?? 0,
      unknown: sending?.unknown ?? 0,
      needsAPerson: sending?.needsAPerson ?? 0,
      refused: refused.get(channel.id)?.count ?? 0,
      intake: received?.intake ?? 0,
      dead: received?.dead ?? 0,
      unreadable: received?.unreadable ?? 0,
      oldestDueAt: toInstantOrNull(sending?.oldestDueAt ?? null),
      oldestUnknownAt: toInstantOrNull(sending?.oldestUnknownAt ?? null),
      budgetHeldSince: toInstantOrNull(sending?.budgetHeldSince ?? null),
      oldestIntakeAt: toInstantOrNull(received?.oldestIntakeAt ?? null),
    };
    return { channel, counts };
  });
}

interface ByChannel {
  readonly channelId: string;
}

interface OutboxCount extends ByChannel {
  readonly waiting: number;
  readonly late: number;
  readonly sending: number;
  readonly unknown: number;
  readonly needsAPerson: number;
  readonly oldestDueAt: Date | null;
  readonly oldestUnknownAt: Date | null;
  readonly budgetHeldSince: Date | null;
}

async function countOutbox(db: Db | Tx, ids: readonly string[]): Promise<Map<string, OutboxCount>> {
  // A limit that names its own end is no stuck queue: until then nothing is late.
  const rows = await db.$queryRaw<OutboxCount[]>(Prisma.sql`
    SELECT m."channelId",
      count(*) FILTER (WHERE m.state IN ('queued', 'held'))::int AS waiting,
      count(*) FILTER (WHERE m.state = 'queued' AND due.at <= now() - make_interval(secs => ${lateAfterSeconds}))::int AS late,
      count(*) FILTER (WHERE m.state = 'sending')::int AS sending,
      count(*) FILTER (WHERE m.state = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE m.state = 'needs-a-person')::int AS "needsAPerson",
      min(due.at) FILTER (WHERE m.state = 'queued' AND due.at <= now()) AS "oldestDueAt",
      min(COALESCE(m."unknownSince", m."createdAt")) FILTER (WHERE m.state = 'unknown') AS "oldestUnknownAt",
      min(m."dueAt") FILTER (WHERE m.state = 'queued' AND m."dueAt" <= now() AND b."freeAt" > now() - interval '15 seconds') AS "budgetHeldSince"
    FROM outbox_message m JOIN channel c ON c.id = m."channelId"
    LEFT JOIN channel_budget b ON b."channelId" = m."channelId" AND b.bucket = ${bucketSql(Prisma.sql`m.leg`)}
    CROSS JOIN LATERAL (SELECT greatest(m."dueAt", b."freeAt",
      CASE WHEN c.trouble = 'rate-limited' THEN c."blockedUntil" END) AS at) due
    WHERE m."channelId" = ANY(${[...ids]}::uuid[]) AND m.state IN ('queued', 'held', 'sending', 'unknown', 'needs-a-person')
    GROUP BY 1`);
  return byChannel(rows);
}

async function countRefused(db: Db | Tx, ids: readonly string[]) {
  const rows = await db.$queryRaw<(ByChannel & { count: number })[]>(Prisma.sql`
    SELECT a."channelId", count(DISTINCT m.id)::int AS count
    FROM outbox_attempt a JOIN outbox_message m ON m.id = a."messageId"
    WHERE a."channelId" = ANY(${[...ids]}::uuid[]) AND a.bucket IN ('dm', 'post') AND a.outcome = 'refused'
      AND a."startedAt" > now() - make_interval(hours => ${refusedWithinHours}) AND m.state = 'refused'
    GROUP BY 1`);
  return byChannel(rows);
}

interface RawCount extends ByChannel {
  readonly intake: number;
  readonly dead: number;
  readonly unreadable: number;
  readonly oldestIntakeAt: Date | null;
}

async function countRaw(db: Db | Tx, ids: readonly string[]): Promise<Map<string, RawCount>> {
  const rows = await db.$queryRaw<RawCount[]>(Prisma.sql`
    SELECT "channelId", count(*) FILTER (WHERE status = 'received')::int AS intake,
      count(*) FILTER (WHERE status = 'dead')::int AS dead,
      count(*) FILTER (WHERE status = 'unreadable')::int AS unreadable,
      min("dueAt") FILTER (WHERE status = 'received' AND "dueAt" <= now()) AS "oldestIntakeAt"
    FROM (SELECT "channelId", status, "dueAt" FROM raw_event WHERE status = 'received'
      UNION ALL SELECT "channelId", status, NULL FROM raw_event WHERE status IN ('dead', 'unreadable')) waiting
    WHERE "channelId" = ANY(${[...ids]}::uuid[]) GROUP BY 1`);
  return byChannel(rows);
}

function byChannel<Row extends ByChannel>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.channelId, row]));
}
