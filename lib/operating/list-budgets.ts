import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { bucketOf } from "#lib/outbox/rules/message.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { type BudgetUse, budgetUse } from "./rules/budget-use.ts";

/** Only calls that send are counted by us; reading keeps to the network's own headers. */
const sendingBuckets: ReadonlySet<string> = new Set([bucketOf("dm"), bucketOf("public")]);

/** How far the sending budgets of a channel are used; empty when it has none, or cannot be opened. */
export async function listBudgets(db: Db | Tx, channel: Channel, now: Temporal.Instant): Promise<BudgetUse[]> {
  const limits = limitsOf(channel);
  const readings = limits.length > 0 ? await db.channelBudget.findMany({ where: { channelId: channel.id } }) : [];
  const uses: BudgetUse[] = [];
  for (const [bucket, own] of Map.groupBy(limits, (limit) => limit.bucket)) {
    const reading = readings.find((one) => one.bucket === bucket);
    const said = reading ? { remaining: reading.remaining, resetAt: toInstant(reading.resetAt) } : null;
    const use = budgetUse(bucket, own, await startsOf(db, channel.id, bucket, own, now), said, now);
    if (use) uses.push(use);
  }
  return uses;
}

async function startsOf(
  db: Db | Tx,
  channelId: string,
  bucket: string,
  limits: readonly DocumentedLimit[],
  now: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const longest = Math.max(...limits.map((limit) => limit.perSeconds));
  const from = toDate(now.subtract({ milliseconds: Math.round(longest * 1000) }));
  const rows = await db.outboxAttempt.findMany({
    where: { channelId, bucket, startedAt: { gt: from } },
    orderBy: { startedAt: "desc" },
    take: Math.max(...limits.map((limit) => limit.calls)),
    select: { startedAt: true },
  });
  return rows.map((row) => toInstant(row.startedAt));
}

function limitsOf(channel: Channel): readonly DocumentedLimit[] {
  try {
    const { limits } = openChannel(channel).connection.abilities("mention");
    return limits.filter(({ bucket }) => sendingBuckets.has(bucket));
  } catch {
    // The channel's condition says so already; its other figures are still true.
    return [];
  }
}
