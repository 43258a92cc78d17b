import { loadSpent } from "#lib/channels/accounts/load-spent.ts";
import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { bucketOf } from "#lib/outbox/rules/message.ts";
import { type BudgetUse, budgetUse } from "./rules/budget-use.ts";

/** Budgets of reading are kept too, but hold nobody's message up. */
const sendingBuckets: ReadonlySet<string> = new Set([bucketOf("dm"), bucketOf("public")]);

/** How far the sending budgets of a channel are used; empty when it has none, or cannot be opened. */
export async function listBudgets(db: Db | Tx, channel: Channel, now: Temporal.Instant): Promise<BudgetUse[]> {
  const uses: BudgetUse[] = [];
  for (const [bucket, own] of Map.groupBy(limitsOf(channel), (limit) => limit.bucket)) {
    const { spent, reading } = await loadSpent(db, channel, bucket, own, now);
    const use = budgetUse(bucket, spent, reading, now);
    if (use) uses.push(use);
  }
  return uses;
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
