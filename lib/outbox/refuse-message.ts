import type { RefusalReason } from "#lib/channels/connector.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { type Change, recordChange } from "#lib/events/record-change.ts";
import type { OutboxKind } from "./rules/message.ts";

/** The network will never take this message: the reason is kept and the ticket shows what can be done instead. */
export async function refuseMessage(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  ticket: Ticket,
  message: OutboxMessage,
  refusal: RefusalReason,
  because: string,
): Promise<Ticket> {
  const byHand = message.kind === "acknowledgement" && canBePostedByHand(refusal);
  await tx.outboxMessage.update({
    where: { id: message.id },
    data: { state: byHand ? "needs-a-person" : "refused", refusal, because: because.slice(0, 300), leaseUntil: null },
  });
  return recordChange(tx, ctx, ticket, refusalEvent(message, refusal));
}

/** The outcome cannot be cleared up by reading: a person says whether it was sent. */
export async function needsAPerson(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  ticket: Ticket,
  message: OutboxMessage,
  because: string | null,
): Promise<Ticket> {
  const isOutreach = message.kind === "first-dm" || message.kind === "acknowledgement" || message.kind === "invitation";
  return recordChange(tx, ctx, ticket, {
    type: isOutreach ? "outreach.needs-a-person" : "reply.needs-a-person",
    because,
    data: { messageId: message.id },
  });
}

/** The API says no, but a person in the network's own app may still reply there (DESIGN §5, assisted mode). */
function canBePostedByHand(refusal: RefusalReason): boolean {
  return refusal === "not-summoned" || refusal === "replies-limited" || refusal === "policy";
}

function refusalEvent(message: OutboxMessage, refusal: RefusalReason): Change {
  const data = { messageId: message.id, refusal };
  const kind = message.kind as OutboxKind;
  switch (kind) {
    case "first-dm":
      return { type: "outreach.refused", because: refusal, data };
    case "acknowledgement":
    case "invitation":
      return { type: "outreach.acknowledgement-refused", because: refusal, data };
    case "dm":
    case "public-reply":
      return { type: "reply.refused", because: refusal, data };
  }
}
