import { randomBytes } from "node:crypto";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { appendEvent } from "#lib/events/record-change.ts";
import { rederiveClocks } from "#lib/events/rederive-clocks.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { formatRegistrationNumber } from "./rules/registration-number.ts";
import { subjectOf } from "./rules/subject.ts";

export interface TicketOrigin {
  readonly brandId: string;
  readonly network: string;
  readonly channelId: string;
  readonly handleId: string;
  /** The customer's words; the subject is made of them. */
  readonly text: string;
  readonly leg: "public" | "dm";
  /** ItemKind of what they wrote, or "by-hand". */
  readonly solicitation: string;
  readonly sourceId: string;
  readonly reach: number | null;
  readonly openedAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant;
  readonly urgency: string;
  readonly topic: string | null;
  readonly language: string;
  readonly because: string;
}

/**
 * Opens a ticket: number, first event, clocks from the time the customer posted. Call under the author's lock, after
 * `findUnclosedTicket` said there is none; the database allows one unclosed ticket per handle. A complaint that came by
 * DM needs no outreach: its DM leg exists.
 */
export async function openTicket(tx: Tx, ctx: Context, origin: TicketOrigin): Promise<Ticket> {
  const brand = await tx.brand.findUniqueOrThrow({
    where: { id: origin.brandId },
    select: { prefix: true, locale: true },
  });
  const handle = await tx.handle.findUniqueOrThrow({ where: { id: origin.handleId }, select: { customerId: true } });
  const previous = await tx.ticket.findFirst({
    where: { handleId: origin.handleId },
    orderBy: { openedAt: "desc" },
    select: { id: true },
  });
  // A network's clock may run ahead of ours; a complaint from the future would never be late.
  const openedAt = earlier(origin.openedAt, ctx.now);
  const ticket = await tx.ticket.create({
    data: {
      id: newId(),
      brandId: origin.brandId,
      number: await freeNumber(tx, brand.prefix),
      network: origin.network,
      channelId: origin.channelId,
      customerId: handle.customerId,
      handleId: origin.handleId,
      subject: subjectOf(origin.text),
      outreachState: origin.leg === "dm" ? "skipped" : "none",
      urgency: origin.urgency,
      topic: origin.topic,
      language: origin.language === "en" || origin.language === "id" ? origin.language : brand.locale,
      reach: origin.reach,
      solicitation: origin.solicitation,
      openedAt: toDate(openedAt),
      receivedAt: toDate(origin.receivedAt),
      lastCustomerAt: toDate(openedAt),
      awaitsUsSince: toDate(openedAt),
      previousTicketId: previous?.id ?? null,
    },
  });
  await appendEvent(tx, ctx, ticket, {
    type: "ticket.opened",
    at: openedAt,
    because: origin.because,
    data: { leg: origin.leg, sourceId: origin.sourceId },
  });
  return rederiveClocks(tx, ticket, ctx.now);
}

/** 40 random bits; asked first, because a failed insert would spoil the transaction. */
async function freeNumber(tx: Tx, prefix: string): Promise<string> {
  for (;;) {
    const number = formatRegistrationNumber(prefix, randomBytes(5));
    if ((await tx.ticket.count({ where: { number } })) === 0) return number;
  }
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
