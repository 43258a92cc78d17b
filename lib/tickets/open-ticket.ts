import { randomBytes } from "node:crypto";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Clock, Ticket } from "#lib/db/generated/client.ts";
import { eventOf } from "#lib/events/record-change.ts";
import { firstClocks } from "#lib/events/rederive-clocks.ts";
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
  const ground = await loadGround(tx, origin);
  // A network's clock may run ahead of ours; a complaint from the future would never be late.
  const openedAt = earlier(origin.openedAt, ctx.now);
  const { brandId, channelId } = origin;
  const first = { id: newId(), brandId, channelId, status: "new", version: 1 };
  const event = eventOf(ctx, first, {
    type: "ticket.opened",
    at: openedAt,
    because: origin.because,
    data: { leg: origin.leg, sourceId: origin.sourceId },
  });
  const clocks = await firstClocks(tx, first, event, ctx.now);
  const ticket: Omit<Ticket, "number"> = {
    ...first,
    network: origin.network,
    customerId: ground.customerId,
    handleId: origin.handleId,
    subject: subjectOf(origin.text),
    outreachState: origin.leg === "dm" ? "skipped" : "none",
    assigneeId: null,
    urgency: origin.urgency,
    topic: origin.topic,
    language: origin.language === "en" || origin.language === "id" ? origin.language : ground.locale,
    reach: origin.reach,
    solicitation: origin.solicitation,
    openedAt: toDate(openedAt),
    receivedAt: toDate(origin.receivedAt),
    firstSeenAt: null,
    lastCustomerAt: toDate(openedAt),
    awaitsUsSince: toDate(openedAt),
    resolvedAt: null,
    closedAt: null,
    nextDueAt: clocks.nextDueAt,
    previousTicketId: ground.previousTicketId,
  };
  return writeOpening(tx, ground.prefix, { ticket, event, clocks: clocks.rows });
}

interface Ground {
  readonly prefix: string;
  readonly locale: string;
  readonly customerId: string;
  readonly previousTicketId: string | null;
}

/** The previous ticket is the one opened last by us (ids grow): networks round their times, and a late post is older. */
async function loadGround(tx: Tx, { brandId, handleId }: TicketOrigin): Promise<Ground> {
  const [ground] = await tx.$queryRaw<Ground[]>`
    SELECT b.prefix, b.locale, h."customerId",
      (SELECT t.id FROM ticket t WHERE t."handleId" = h.id ORDER BY t.id DESC LIMIT 1) AS "previousTicketId"
    FROM brand b JOIN handle h ON h."brandId" = b.id WHERE b.id = ${brandId}::uuid AND h.id = ${handleId}::uuid`;
  if (!ground) throw new Error(`handle ${handleId} of brand ${brandId} vanished while opening a ticket`);
  return ground;
}

interface Opening {
  readonly ticket: Omit<Ticket, "number">;
  readonly event: ReturnType<typeof eventOf>;
  readonly clocks: readonly Clock[];
}

/**
 * Ticket, first event and clocks in one statement. The number is 40 random bits; one that is taken writes nothing, where
 * a failed insert would spoil the transaction.
 */
async function writeOpening(tx: Tx, prefix: string, { ticket, event, clocks }: Opening): Promise<Ticket> {
  for (;;) {
    const opened = { ...ticket, number: formatRegistrationNumber(prefix, randomBytes(5)) };
    const written = await tx.$executeRaw`
      WITH opened AS (
        INSERT INTO ticket SELECT * FROM jsonb_populate_record(NULL::ticket, ${JSON.stringify(opened)}::jsonb)
        ON CONFLICT (number) DO NOTHING RETURNING id
      ), started AS (
        INSERT INTO clock SELECT clock.* FROM opened, jsonb_populate_recordset(NULL::clock, ${JSON.stringify(clocks)}::jsonb) clock
      )
      INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "actorId", because,
        "statusAfter", data)
      SELECT "ticketId", "brandId", version, type, at, "recordedAt", "actorType", "actorId", because, "statusAfter", data
      FROM opened, jsonb_populate_record(NULL::ticket_event, ${JSON.stringify(event)}::jsonb)`;
    if (written > 0) return opened;
  }
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
