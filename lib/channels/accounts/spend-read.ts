import type { Io } from "#lib/channels/connector.ts";
import type { DocumentedLimit } from "#lib/channels/rules/abilities.ts";
import { nextCallAt } from "#lib/channels/rules/budget.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { loadSpent, lockBudget } from "./load-spent.ts";
import { openChannel } from "./open-channel.ts";

/** The world with a purse: reads of this channel ask for their share of its budgets before they call. */
export function withBudget(db: Db | Tx, channel: Channel, io: Io): Io {
  const { limits } = openChannel(channel, io).connection.abilities("mention");
  return { ...io, spend: (bucket) => spendRead(db, channel, bucket, limits, io.now()) };
}

/** Null = the call may be made and is counted; otherwise the time at which the budget has room again. */
async function spendRead(
  db: Db | Tx,
  channel: Channel,
  bucket: string,
  all: readonly DocumentedLimit[],
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const limits = all.filter((limit) => limit.bucket === bucket);
  if (limits.length === 0) return null;
  return inTransaction({ db }, async (tx) => {
    await lockBudget(tx, channel, bucket, limits);
    const { spent, reading } = await loadSpent(tx, channel, bucket, limits, now);
    const at = nextCallAt(spent, reading, now);
    if (Temporal.Instant.compare(at, now) > 0) return at;
    await tx.readCall.create({ data: { id: newId(), channelId: channel.id, bucket, startedAt: toDate(now) } });
    return null;
  });
}
