import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { attachToTicket } from "#lib/tickets/attach-to-ticket.ts";
import { findUnclosedTicket } from "#lib/tickets/find-unclosed-ticket.ts";
import { openTicket } from "#lib/tickets/open-ticket.ts";
import { toInstant } from "#lib/time/instant.ts";
import { triageText } from "./rules/triage/triage-text.ts";
import { isQuietThanks, triageOutcome } from "./rules/triage-outcome.ts";

/**
 * Weighs a recorded mention and acts on it: a customer with an unclosed ticket attaches (DESIGN §2, Matter), otherwise
 * complaint and question open one, praise is kept, doubt waits for a person. Guarded by the state "recorded".
 */
export async function triageMention(tx: Tx, ctx: Context, mention: Mention): Promise<void> {
  if (mention.state !== "recorded") return;
  const triage = triageText({ text: mention.text ?? "", lang: mention.networkLanguage });
  const weighed = {
    kind: triage.kind.value,
    kindConfidence: triage.kind.confidence,
    kindBecause: [...triage.kind.because],
    language: triage.language.value,
    urgency: triage.urgency.value,
    sentiment: triage.sentiment.value,
    topic: triage.topic.value,
  };
  const ticket = await findUnclosedTicket(tx, mention.handleId);
  if (ticket) {
    await attachToTicket(tx, ctx, ticket.id, {
      type: "mention.attached",
      at: toInstant(mention.postedAt),
      sourceId: mention.id,
      isQuiet: isQuietThanks(triage),
    });
    await tx.mention.updateMany({
      where: { id: mention.id },
      data: { ...weighed, state: "attached", because: "customer-has-ticket", ticketId: ticket.id },
    });
    return;
  }
  const outcome = triageOutcome(triage);
  if (outcome.next !== "open-ticket") {
    const state = outcome.next === "keep" ? "kept" : "unsorted";
    await tx.mention.updateMany({ where: { id: mention.id }, data: { ...weighed, state, because: outcome.because } });
    return;
  }
  const opened = await openTicket(tx, ctx, {
    ...originOf(mention),
    urgency: triage.urgency.value,
    topic: triage.topic.value,
    language: triage.language.value,
    because: outcome.because,
  });
  await tx.mention.updateMany({
    where: { id: mention.id },
    data: { ...weighed, state: "ticketed", because: outcome.because, ticketId: opened.id },
  });
}

/** What a ticket takes over from the post that opened it. */
export function originOf(mention: Mention) {
  return {
    brandId: mention.brandId,
    network: mention.network,
    channelId: mention.channelId,
    handleId: mention.handleId,
    text: mention.text ?? "",
    leg: "public" as const,
    solicitation: mention.itemKind,
    sourceId: mention.id,
    reach: mention.reach,
    openedAt: toInstant(mention.postedAt),
    receivedAt: toInstant(mention.receivedAt),
  };
}
