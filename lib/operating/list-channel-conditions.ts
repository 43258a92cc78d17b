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
  const troubled = channels
    .map((channel) => ({ channel, condition: conditionOf(channelFacts(channel), ctx.now) }))
    .filter(({ condition }) => isWorthABanner(condition.code));
  return Promise.all(
    troubled.map(async ({ channel, condition }) => ({
      id: channel.id,
      label: channel.label,
      network: channel.network,
      condition: conditionView(condition),
      waiting: await ctx.db.outboxMessage.count({ where: { channelId: channel.id, state: "queued" } }),
    })),
  );
}
