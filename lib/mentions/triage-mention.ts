import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { attachToTicket } from "#lib/tickets/attach-to-ticket.ts";
import { findUnclosedTicket } from "#lib/tickets/find-unclosed-ticket.ts";
import { openTicket } from "#lib/tickets/open-ticket.ts";
import { toInstant } from "#lib/time/instant.ts";
import { type Triage, triageText } from "./rules/triage/triage-text.ts";
import { isQuietThanks, triageOutcome } from "./rules/triage-outcome.ts";

/**
 * Weighs a recorded mention and acts on it: a customer with an unclosed ticket attaches (DESIGN §2, Matter), otherwise
 * complaint and question open one, praise is kept, doubt waits for a person. Guarded by the state "recorded".
 */
export async function triageMention(tx: Tx, ctx: Context, mention: Mention): Promise<void> {
  if (mention.state !== "recorded") return;
  const triage = triageText({ text: mention.text ?? "", lang: mention.networkLanguage });
  const ticket = await findUnclosedTicket(tx, mention.handleId);
  if (ticket) {
    await attachToTicket(tx, ctx, ticket.id, {
      type: "mention.attached",
      at: toInstant(mention.postedAt),
      sourceId: mention.id,
      isQuiet: isQuietThanks(triage),
    });
    await settle(tx, mention.id, triage, { state: "attached", because: "customer-has-ticket", ticketId: ticket.id });
    return;
  }
  const outcome = triageOutcome(triage);
  if (outcome.next !== "open-ticket") {
    const state = outcome.next === "keep" ? "kept" : "unsorted";
    await settle(tx, mention.id, triage, { state, because: outcome.because, ticketId: null });
    return;
  }
  const opened = await openTicket(tx, ctx, {
    ...originOf(mention),
    urgency: triage.urgency.value,
    topic: triage.topic.value,
    language: triage.language.value,
    because: outcome.because,
  });
  await settle(tx, mention.id, triage, { state: "ticketed", because: outcome.because, ticketId: opened.id });
}

interface Settlement {
  readonly state: "attached" | "ticketed" | "kept" | "unsorted";
  readonly because: string;
  readonly ticketId: string | null;
}

async function settle(tx: Tx, mentionId: string, triage: Triage, { state, because, ticketId }: Settlement) {
  const { kind, language, urgency, sentiment, topic } = triage;
  await tx.$executeRaw`
    UPDATE mention SET state = ${state}, because = ${because}, "ticketId" = ${ticketId}::uuid, kind = ${kind.value},
      "kindConfidence" = ${kind.confidence}, "kindBecause" = ${JSON.stringify(kind.because)}::jsonb,
      language = ${language.value}, urgency = ${urgency.value}, sentiment = ${sentiment.value}, topic = ${topic.value}
    WHERE id = ${mentionId}::uuid`;
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
