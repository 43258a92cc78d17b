import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { toDate } from "#lib/time/instant.ts";

export interface Attachment {
  readonly type: "mention.attached" | "message.received" | "message.seen-elsewhere";
  /** When the customer wrote it. */
  readonly at: Temporal.Instant;
  readonly sourceId: string;
  /** Thanks that ask for nothing: no clock, no reopening. */
  readonly isQuiet: boolean;
}

/**
 * Joins what a customer wrote next to their unclosed ticket: the clocks for our next answer start, a resolved ticket
 * reopens, a ticket that waited for the customer goes on. The brand's own words from elsewhere count as an answer.
 */
export async function attachToTicket(tx: Tx, ctx: Context, ticketId: string, attachment: Attachment): Promise<Ticket> {
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket) throw new Error(`ticket ${ticketId} vanished while attaching`);
  const { type, at, sourceId, isQuiet } = attachment;
  const data = { sourceId, ...(isQuiet ? { quiet: true } : {}) };
  if (type === "message.seen-elsewhere")
    return recordChange(tx, ctx, ticket, { type, at, data, set: { awaitsUsSince: null } });
  const lastCustomerAt = new Date(Math.max(toDate(at).getTime(), ticket.lastCustomerAt.getTime()));
  const awaitsUsSince = isQuiet ? ticket.awaitsUsSince : (ticket.awaitsUsSince ?? toDate(at));
  const woken = await reopenIfResolved(tx, ctx, ticket, isQuiet);
  return recordChange(tx, ctx, woken, { type, at, data, set: { lastCustomerAt, awaitsUsSince } });
}

async function reopenIfResolved(tx: Tx, ctx: Context, ticket: Ticket, isQuiet: boolean): Promise<Ticket> {
  if (ticket.status !== "resolved" || isQuiet) return ticket;
  await tx.resolution.updateMany({
    where: { ticketId: ticket.id, reopenedAt: null },
    data: { reopenedAt: toDate(ctx.now) },
  });
  return recordChange(tx, ctx, ticket, {
    type: "ticket.reopened",
    because: "customer-wrote",
    set: { resolvedAt: null },
  });
}
