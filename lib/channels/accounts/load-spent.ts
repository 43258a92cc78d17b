import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import { type BudgetReading, callsAllowed, type Spent } from "#lib/channels/rules/budget.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { type Channel, Prisma } from "#lib/db/generated/client.ts";
import { toInstant } from "#lib/time/instant.ts";

type Account = Pick<Channel, "id" | "appKey">;

export interface BucketState {
  readonly spent: readonly Spent[];
  readonly reading: BudgetReading | null;
}

/** The calls that count against each limit of a bucket, sends and reads alike, and what the network said last. */
export async function loadSpent(
  db: Db | Tx,
  account: Account,
  bucket: string,
  limits: readonly DocumentedLimit[],
  now: Temporal.Instant,
): Promise<BucketState> {
  const where = { channelId_bucket: { channelId: account.id, bucket } };
  const row = await db.channelBudget.findUnique({ where });
  const spent: Spent[] = [];
  for (const limit of limits) spent.push({ limit, starts: await startsOf(db, account, bucket, limit, now) });
  const reading =
    row?.resetAt && row.remaining !== null ? { remaining: row.remaining, resetAt: toInstant(row.resetAt) } : null;
  return { spent, reading };
}

/** Newest first, no more than the window allows. */
async function startsOf(
  db: Db | Tx,
  { id, appKey }: Account,
  bucket: string,
  limit: DocumentedLimit,
  now: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const since = new Date(now.epochMilliseconds - Math.round(limit.perSeconds * 1000));
  const ofAccount =
    limit.of === "app" && appKey !== null
      ? Prisma.sql`"channelId" IN (SELECT id FROM channel WHERE "appKey" = ${appKey})`
      : Prisma.sql`"channelId" = ${id}::uuid`;
  const rows = await db.$queryRaw<{ startedAt: Date }[]>(Prisma.sql`
    SELECT "startedAt" FROM (
      SELECT "startedAt" FROM outbox_attempt WHERE ${ofAccount} AND bucket = ${bucket} AND "startedAt" > ${since}
      UNION ALL
      SELECT "startedAt" FROM read_call WHERE ${ofAccount} AND bucket = ${bucket} AND "startedAt" > ${since}) AS call
    ORDER BY "startedAt" DESC LIMIT ${callsAllowed(limit)}`);
  return rows.map((row) => toInstant(row.startedAt));
}

/** Taken while a call is decided on, so that two workers never spend the same last one; limits of an app are wider. */
export async function lockBudget(
  tx: Tx,
  account: Account,
  bucket: string,
  limits: readonly DocumentedLimit[],
): Promise<void> {
  if (limits.length === 0) return;
  const isShared = account.appKey !== null && limits.some((limit) => limit.of === "app");
  const lock = `budget:${isShared ? `app:${account.appKey}` : account.id}:${bucket}`;
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
}
