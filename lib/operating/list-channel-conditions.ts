import type { Context } from "#lib/context.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { channelFacts } from "./channel-facts.ts";
import { conditionView } from "./find-operating.ts";
import { conditionOf, isWorthABanner } from "./rules/condition.ts";
import type { ConditionView } from "./rules/operating-view.ts";

export interface ChannelTrouble {
  readonly id: string;
  readonly label: string;
  readonly network: string;
  readonly condition: ConditionView;
  /** Messages that go out when it answers again. */
  readonly waiting: number;
}

/** Channels of the actor's brands that do not send by themselves now, for the line at the top of the desk. */
export async function listChannelConditions(ctx: Context): Promise<ChannelTrouble[]> {
  const actor = permitStaff(ctx.actor, "outbox:see");
  const channels = await ctx.db.channel.findMany({
    where: { brandId: { in: [...actor.brandIds] } },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
  const queued = await ctx.db.outboxMessage.groupBy({
    by: ["channelId"],
    where: { channelId: { in: channels.map((channel) => channel.id) }, state: "queued" },
    _count: { _all: true },
  });
  const counts = new Map(queued.map((one) => [one.channelId, one._count._all]));
  return channels.flatMap((channel) => {
    const waiting = counts.get(channel.id) ?? 0;
    const condition = conditionOf(channelFacts(channel, waiting), ctx.now);
    if (!isWorthABanner(condition.code)) return [];
    const { id, label, network } = channel;
    return [{ id, label, network, condition: conditionView(condition), waiting }];
  });
}
