import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { actorIdOf } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { freshHealth } from "./channel-health.ts";

export const SetChannelState = z.strictObject({
  channelId: z.uuid(),
  state: z.enum(["active", "paused", "assisted"]),
});
export type SetChannelState = z.infer<typeof SetChannelState>;

/**
 * Sets a channel to work ("active"), rest ("paused": nothing is sent or polled, what arrives is still stored) or be
 * served by hand ("assisted"). Turning to "active" forgets old troubles and sends what waits. Admins; the command line
 * acts as the system. Throws not-found.
 */
export async function setChannelState(ctx: Context, input: SetChannelState): Promise<Channel> {
  const { channelId, state } = SetChannelState.parse(input);
  const actor = ctx.actor.type === "system" ? null : permitStaff(ctx.actor, "settings:channels");
  return inTransaction(ctx, async (tx) => {
    const channel = await tx.channel.findUnique({ where: { id: channelId } });
    if (!channel) throw new DeskError("not-found", "There is no such channel.");
    if (actor) permitBrand(actor, channel.brandId);
    if (channel.state === state && channel.trouble === null) return channel;
    await tx.auditEntry.create({
      data: {
        id: newId(),
        at: toDate(ctx.now),
        actorType: ctx.actor.type,
        actorId: actorIdOf(ctx.actor),
        action: "channel.state-set",
        target: channel.key,
        detail: { from: channel.state, to: state },
        requestId: ctx.requestId,
      },
    });
    const fresh = state === "active" ? freshHealth : { trouble: null };
    return tx.channel.update({
      where: { id: channelId },
      data: { state, because: state === "active" ? null : "set-by-admin", ...fresh },
    });
  });
}
