import type { DirectMessageEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import { findOrCreateHandle } from "#lib/customers/find-or-create-handle.ts";
import type { Tx } from "#lib/db/client.ts";
import type { DirectMessage } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";
import { recordOwnMessage } from "#lib/outbox/record-own-message.ts";
import { attachToTicket } from "#lib/tickets/attach-to-ticket.ts";
import { findUnclosedTicket } from "#lib/tickets/find-unclosed-ticket.ts";
import { openTicket } from "#lib/tickets/open-ticket.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import type { Source } from "./add-source.ts";
import { blankRawBody } from "./blank-raw-bodies.ts";
import { triageText } from "./rules/triage/triage-text.ts";
import { isQuietThanks, triageOutcome } from "./rules/triage-outcome.ts";

/**
 * Records a private message once. The customer's own joins their ticket or opens one: whoever writes to us privately
 * is always answered, so doubt opens a ticket too. The brand's own (echo) proves what we sent, or shows what was
 * written outside Tanggap.
 */
export async function recordDirectMessage(
  tx: Tx,
  ctx: Context,
  event: DirectMessageEvent,
  source: Source,
): Promise<Settled> {
  const { channel } = source;
  if (event.direction === "outbound") {
    const isOurs = await recordOwnMessage(tx, ctx, channel, {
      leg: "dm",
      externalId: event.externalId,
      text: event.text ?? "",
      recipientExternalId: event.participant.externalId,
      replyToExternalId: null,
      at: new Date(event.sentAt),
    });
    if (isOurs) return { status: "ignored", because: "own-echo" };
  }
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  const known = await tx.directMessage.findUnique({ where: { brandId_network_externalId: where } });
  if (known) {
    if (known.deletedAt !== null) await blankRawBody(tx, source.rawEvent.id);
    return recorded;
  }
  const handle = await findOrCreateHandle(tx, channel, event.participant, toDate(ctx.now));
  const tombstone = await tx.tombstone.findUnique({
    where: { brandId_network_of_externalId: { ...where, of: "direct-message" } },
  });
  const message = await tx.directMessage.create({
    data: {
      ...where,
      id: newId(),
      channelId: channel.id,
      handleId: handle.id,
      rawEventId: source.rawEvent.id,
      direction: event.direction,
      text: tombstone ? null : event.text,
      isEncrypted: event.text === null,
      conversationId: event.conversationId,
      sentAt: new Date(event.sentAt),
      receivedAt: source.rawEvent.receivedAt,
      deletedAt: tombstone?.deletedAt ?? null,
    },
  });
  if (tombstone) {
    await blankRawBody(tx, source.rawEvent.id);
    const columns = { state: "ignored", because: "deleted-at-network" };
    await tx.directMessage.update({ where: { id: message.id }, data: columns });
    return recorded;
  }
  await place(tx, ctx, message);
  return recorded;
}

async function place(tx: Tx, ctx: Context, message: DirectMessage): Promise<void> {
  const settle = (state: string, because: string, ticketId: string | null) =>
    tx.directMessage.update({ where: { id: message.id }, data: { state, because, ticketId } });
  const isOutbound = message.direction === "outbound";
  const ticket = await findUnclosedTicket(tx, message.handleId);
  const triage = triageText({ text: message.text ?? "" });
  if (ticket) {
    await attachToTicket(tx, ctx, ticket.id, {
      type: isOutbound ? "message.seen-elsewhere" : "message.received",
      at: toInstant(message.sentAt),
      sourceId: message.id,
      isQuiet: !isOutbound && isQuietThanks(triage),
    });
    await settle("attached", "customer-has-ticket", ticket.id);
    return;
  }
  if (isOutbound) {
    await settle("kept", "written-outside-tanggap", null);
    return;
  }
  const outcome = triageOutcome(triage);
  if (outcome.next === "keep" && outcome.because === "praise") {
    await settle("kept", outcome.because, null);
    return;
  }
  const opened = await openTicket(tx, ctx, {
    brandId: message.brandId,
    network: message.network,
    channelId: message.channelId,
    handleId: message.handleId,
    text: message.text ?? "",
    leg: "dm",
    solicitation: "direct-message",
    sourceId: message.id,
    reach: null,
    openedAt: toInstant(message.sentAt),
    receivedAt: toInstant(message.receivedAt),
    urgency: triage.urgency.value,
    topic: triage.topic.value,
    language: triage.language.value,
    because: outcome.because,
  });
  await settle("ticketed", outcome.because, opened.id);
}
