import { findConnector } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { toIso } from "#lib/time/instant.ts";
import { channelFacts } from "./channel-facts.ts";
import { type CountedChannel, countChannels } from "./count-channels.ts";
import { listBudgets } from "./list-budgets.ts";
import { listWorkers } from "./list-workers.ts";
import { type Condition, conditionOf } from "./rules/condition.ts";
import {
  type ConditionView,
  type OperatingChannel,
  type OperatingView,
  silentAfterSeconds,
} from "./rules/operating-view.ts";

/** How every channel of the actor's brands fares, and whether workers live. Never a customer's words, never secrets. */
export async function findOperating(ctx: Context): Promise<OperatingView> {
  const actor = permitStaff(ctx.actor, "operating:see");
  const [counted, workers] = await Promise.all([countChannels(ctx.db, actor.brandIds), listWorkers(ctx.db, ctx.now)]);
  return {
    channels: await Promise.all(counted.map((one) => viewOf(ctx, one))),
    workers: workers.map(({ name, at }) => ({
      name,
      at: toIso(at),
      isSilent: ctx.now.since(at).total("seconds") > silentAfterSeconds,
    })),
  };
}

async function viewOf(ctx: Context, { channel, counts }: CountedChannel): Promise<OperatingChannel> {
  const budgets = await listBudgets(ctx.db, channel, ctx.now);
  const { waiting, late, sending, unknown, needsAPerson, refused, dead, unreadable } = counts;
  return {
    id: channel.id,
    key: channel.key,
    label: channel.label,
    network: channel.network,
    brandName: channel.brand.name,
    state: channel.state,
    condition: conditionView(conditionOf(channelFacts(channel, waiting), ctx.now)),
    counts: { waiting, late, sending, unknown, needsAPerson, refused, dead, unreadable },
    intake: counts.intake,
    oldestDueAt: isoOrNull(counts.oldestDueAt),
    oldestIntakeAt: isoOrNull(counts.oldestIntakeAt),
    isPolled: (findConnector(channel.network)?.pollEverySeconds ?? null) !== null,
    polledAt: channel.polledAt?.toISOString() ?? null,
    pollTrouble: channel.pollTrouble,
    budgets: budgets.map((budget) => ({ ...budget, freeAt: isoOrNull(budget.freeAt) })),
  };
}

/** A condition as screens are given it. */
export function conditionView({ code, since, until }: Condition): ConditionView {
  return { code, since: isoOrNull(since), until: isoOrNull(until) };
}

function isoOrNull(instant: Temporal.Instant | null): string | null {
  return instant ? toIso(instant) : null;
}
