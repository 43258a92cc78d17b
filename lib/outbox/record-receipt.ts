import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";

type Receipt = Extract<NormalisedEvent, { type: "receipt" | "read-up-to" }>;

/** Stronger proof of a DM: delivered, read. Only ever raises the state (accepted < delivered < read). */
export async function recordReceipt(tx: Tx, event: Receipt, channel: Channel): Promise<Settled> {
  const at = new Date(event.at);
  if (event.type === "read-up-to") {
    const changed = await tx.outboxMessage.updateMany({
      where: {
        channelId: channel.id,
        leg: "dm",
        recipientExternalId: event.participantExternalId,
        state: { in: ["accepted", "delivered"] },
        acceptedAt: { lte: at },
      },
      data: { state: "read", readAt: at },
    });
    return changed.count > 0 ? recorded : { status: "ignored", because: "receipt-of-nothing-known" };
  }
  const weaker = event.level === "read" ? ["accepted", "delivered"] : ["accepted"];
  const stamp = event.level === "read" ? { readAt: at } : { deliveredAt: at };
  const changed = await tx.outboxMessage.updateMany({
    where: { channelId: channel.id, externalId: event.externalId, state: { in: weaker } },
    data: { state: event.level, ...stamp },
  });
  return changed.count > 0 ? recorded : { status: "ignored", because: "receipt-of-nothing-known" };
}
