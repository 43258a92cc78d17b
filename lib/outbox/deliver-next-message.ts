import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import type { Delivery, Io } from "#lib/channels/connector.ts";
import type { ItemKind } from "#lib/channels/rules/abilities.ts";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { describeError, log } from "#lib/log.ts";
import { type Claim, claimNextMessage, longestStartSeconds } from "./claim-next-message.ts";
import { giveBackMessage } from "./give-back-message.ts";
import { settleAttempt } from "./settle-attempt.ts";

export type DeliverResult = "nothing-due" | "postponed" | Delivery["outcome"];

/**
 * Claim → commit → send → settle. A crash before the call leaves "sending" with a lease, a crash after it too: both end
 * as unknown and are read back, never blindly sent again (laws 2 and 4). `found` is told when more waits.
 */
export async function deliverNextMessage(
  ctx: Context,
  io: Io = realIo,
  found: () => void = () => undefined,
): Promise<DeliverResult> {
  const claim = await claimNextMessage(ctx, found);
  if (claim === "nothing-due" || claim === "postponed") return claim;
  if (performance.now() - claim.begunAt > longestStartSeconds * 1000) {
    await giveBackMessage(ctx, claim);
    return "postponed";
  }
  const delivery = await send(claim, io);
  await settleAttempt(ctx, claim, delivery, io.now());
  return delivery.outcome;
}

async function send({ message, channel }: Claim, io: Io): Promise<Delivery> {
  try {
    return await openChannel(channel, io).connection.deliver({
      id: message.id,
      leg: message.leg === "dm" ? "dm" : "public",
      text: message.text,
      token: message.token,
      recipient: { externalId: message.recipientExternalId, username: message.recipientUsername },
      replyToExternalId: message.replyToExternalId,
    });
  } catch (error) {
    log.error({ err: describeError(error), messageId: message.id }, "a connector threw while sending");
    return { outcome: "unknown", because: "the connector failed" };
  }
}

/** How this message's abilities are looked up: by what the reply hangs on. */
export function itemKindOf(message: OutboxMessage): ItemKind {
  return message.leg === "dm" ? "direct-message" : "mention";
}
