import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { type Change, recordChange } from "#lib/events/record-change.ts";
import { toDate } from "#lib/time/instant.ts";
import { insertAcknowledgement } from "./insert-acknowledgement.ts";
import type { OutboxKind } from "./rules/message.ts";

export type Proof =
  | { readonly externalId: string }
  /** A named person's word, with the address of what they posted where there is one. */
  | { readonly confirmedById: string; readonly permalink: string | null };

/**
 * The receipt: the message is accepted, the ticket says so, and a first DM brings its acknowledgement's row with it, all
 * in the caller's transaction (law 3). Ticket and message are locked by the caller.
 */
export async function acceptMessage(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  ticket: Ticket,
  message: OutboxMessage,
  proof: Proof,
): Promise<Ticket> {
  const accepted = await tx.outboxMessage.update({
    where: { id: message.id },
    data: {
      state: "accepted",
      acceptedAt: toDate(ctx.now),
      leaseUntil: null,
      because: null,
      unknownSince: null,
      ...("externalId" in proof
        ? { externalId: proof.externalId }
        : { confirmedById: proof.confirmedById, permalink: proof.permalink }),
    },
  });
  const changed = await recordChange(tx, ctx, ticket, receiptOf(accepted));
  if (accepted.kind !== "first-dm" || accepted.ackText === null) return changed;
  return insertAcknowledgement(tx, ctx, changed, accepted);
}

/** What the ticket learns from each kind of message. An answer ends the customer's waiting. */
function receiptOf(message: OutboxMessage): Change {
  const data = { messageId: message.id, leg: message.leg };
  const because = message.confirmedById ? "confirmed-by-hand" : null;
  const kind = message.kind as OutboxKind;
  switch (kind) {
    case "first-dm":
      return { type: "outreach.dm-accepted", data, because, set: { awaitsUsSince: null } };
    case "acknowledgement":
      return { type: "outreach.acknowledged", data, because };
    case "invitation":
      return { type: "outreach.invited", data, because, set: { awaitsUsSince: null } };
    case "dm":
    case "public-reply":
      return { type: "reply.sent", data, because, set: { awaitsUsSince: null } };
  }
}
