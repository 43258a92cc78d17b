import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Alert } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { channelFacts } from "#lib/operating/channel-facts.ts";
import { type CountedChannel, countChannels } from "#lib/operating/count-channels.ts";
import { listWorkers } from "#lib/operating/list-workers.ts";
import { conditionOf } from "#lib/operating/rules/condition.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import { factsOf } from "./notice-facts.ts";
import { type AlertKind, type ChannelSigns, signsNow } from "./rules/alert-signs.ts";
import { nextAlerts, type OpenAlert } from "./rules/next-alerts.ts";
import type { NoticeAbout, NoticeWay } from "./rules/notice.ts";

export interface Watch {
  /** When this process began to look. */
  readonly watchingSince: Temporal.Instant;
  readonly ways: readonly NoticeWay[];
}

/**
 * Looks at all channels and workers, opens, reminds of and closes alerts, and writes a notice for each way in the same
 * transaction. Web and workers all run it; one at a time does. Returns how many notices were written.
 */
export async function watchSigns(ctx: Context, watch: Watch): Promise<number> {
  permitSystem(ctx.actor);
  return inTransaction(ctx, async (tx, { now }) => {
    const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('tanggap:alerts', 0)) AS mine`;
    if (!lock?.mine) return 0;
    const counted = await countChannels(tx, null);
    const [newest] = await listWorkers(tx, now);
    const worker = { newestBeatAt: newest?.at ?? null, watchingSince: watch.watchingSince };
    const rows = await tx.alert.findMany({ where: { closedAt: null } });
    const signs = signsNow(
      counted.map((one) => signsOf(one, now)),
      worker,
      now,
    );
    const steps = nextAlerts(rows.map(openAlert), signs, now);
    let written = 0;
    const tell = async (alert: Alert, about: NoticeAbout) => {
      written += await writeNotices(tx, alert, about, { counted, now, ways: watch.ways });
    };
    for (const sign of steps.open) {
      const { kind, channelId, brandId, count } = sign;
      const at = toDate(now);
      const times = { since: toDate(sign.since), openedAt: at, remindedAt: at };
      await tell(await tx.alert.create({ data: { id: newId(), kind, channelId, brandId, count, ...times } }), "opened");
    }
    for (const { alert, sign } of steps.remind) {
      const data = { remindedAt: toDate(now), count: sign.count };
      await tell(await tx.alert.update({ where: { id: alert.id }, data }), "reminder");
    }
    for (const alert of steps.close) {
      await tell(await tx.alert.update({ where: { id: alert.id }, data: { closedAt: toDate(now) } }), "closed");
    }
    return written;
  });
}

function signsOf({ channel, counts }: CountedChannel, now: Temporal.Instant): ChannelSigns {
  const { code, since } = conditionOf(channelFacts(channel, counts.waiting), now);
  const { oldestDueAt, oldestIntakeAt, oldestUnknownAt, budgetHeldSince, late, intake, unknown, dead, waiting } =
    counts;
  return {
    channelId: channel.id,
    brandId: channel.brandId,
    condition: code,
    downSince: since,
    ...{ oldestDueAt, oldestIntakeAt, oldestUnknownAt, budgetHeldSince, late, intake, unknown, dead, waiting },
  };
}

function openAlert({ id, kind, channelId, remindedAt }: Alert): OpenAlert {
  return { id, kind: kind as AlertKind, channelId, remindedAt: toInstant(remindedAt) };
}

interface Telling {
  readonly counted: readonly CountedChannel[];
  readonly now: Temporal.Instant;
  readonly ways: readonly NoticeWay[];
}

async function writeNotices(tx: Tx, alert: Alert, about: NoticeAbout, telling: Telling): Promise<number> {
  const { counted, now, ways } = telling;
  if (ways.length === 0) return 0;
  const channel = counted.find((one) => one.channel.id === alert.channelId)?.channel ?? null;
  const brandId = alert.brandId ?? undefined;
  const brand = await tx.brand.findFirst({ where: { id: brandId }, orderBy: { createdAt: "asc" } });
  const facts = factsOf(alert, channel, brand);
  const createdAt = toDate(now);
  const rows = ways.map((via) => ({
    id: newId(),
    alertId: alert.id,
    audience: "staff",
    about,
    via,
    facts,
    dueAt: createdAt,
    createdAt,
  }));
  return (await tx.staffNotice.createMany({ data: rows })).count;
}
