import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, Handle, OutboxMessage, Staff, Ticket } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import type { Anchor } from "./latest-anchor.ts";
import { legOf, type OutboxKind, priorities } from "./rules/message.ts";

export interface NewMessage {
  readonly ground: {
    readonly ticket: Ticket;
    readonly channel: Channel;
    readonly handle: Handle;
    readonly agent: Staff;
  };
  readonly kind: OutboxKind;
  readonly step: string;
  readonly text: string;
  readonly replyTo: Anchor | null;
  /** Only on a first DM: what is said in public once it is accepted. */
  readonly acknowledgement?: { readonly text: string; readonly anchor: Anchor | null };
  /** True where a person posts it in the network's own app. */
  readonly byHand: boolean;
  /** Why a person posts it; the channel's assisted mode unless told. */
  readonly because?: string;
}

/** Writes an outbox row in the transaction that decided it (law 4). The registration number in the text is its token. */
export async function queueMessage(tx: Tx, ctx: Context, message: NewMessage): Promise<OutboxMessage> {
  const { ticket, channel, handle, agent } = message.ground;
  return tx.outboxMessage.create({
    data: {
      id: newId(),
      brandId: ticket.brandId,
      channelId: channel.id,
      ticketId: ticket.id,
      leg: legOf(message.kind),
      kind: message.kind,
      step: message.step,
      text: message.text,
      token: tokenOf(message, ticket),
      recipientExternalId: handle.externalId,
      recipientUsername: handle.username,
      replyToExternalId: message.replyTo?.externalId ?? null,
      replyToMentionId: message.replyTo?.mentionId ?? null,
      ackText: message.acknowledgement?.text ?? null,
      ackReplyToExternalId: message.acknowledgement?.anchor?.externalId ?? null,
      ackReplyToMentionId: message.acknowledgement?.anchor?.mentionId ?? null,
      state: message.byHand ? "needs-a-person" : "queued",
      because: message.byHand ? (message.because ?? "assisted-channel") : null,
      priority: priorities[message.kind],
      dueAt: toDate(ctx.now),
      requestedById: agent.id,
      createdAt: toDate(ctx.now),
      requestId: ctx.requestId,
    },
  });
}

/** Only texts that are sent once per ticket can be told apart by the number; later ones are compared whole. */
function tokenOf(message: NewMessage, ticket: Ticket): string | null {
  const once = message.kind === "first-dm" || message.kind === "acknowledgement" || message.kind === "invitation";
  return once && message.text.includes(ticket.number) ? ticket.number : null;
}
