import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";

const customersWords = ["mention.attached", "message.received", "post.edited", "post.deleted"];

/**
 * Refuses to send over words of the customer that arrived after the writer looked: throws stale, naming how many.
 * Our own events (a receipt, a note) do not count.
 */
export async function refuseStale(tx: Tx, ticket: Ticket, seenVersion: number | undefined): Promise<void> {
  if (seenVersion === undefined) return;
  const newer = await tx.ticketEvent.count({
    where: { ticketId: ticket.id, version: { gt: seenVersion }, type: { in: customersWords } },
  });
  if (newer === 0) return;
  throw new DeskError("stale", "The customer wrote in the meantime. Read it first, then send again.", {
    because: "customer-wrote",
    fields: { seenVersion: `${newer} newer` },
  });
}
