import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { toDate } from "#lib/time/instant.ts";

export const ResolveTicket = z.strictObject({
  number: z.string().min(1).max(200),
  /** What was done, in words for the customer. */
  summary: z.string().trim().min(3).max(4000),
  /** True sends the summary as a DM; it never appears on a public page. */
  tellCustomer: z.boolean().default(false),
});
export type ResolveTicket = z.input<typeof ResolveTicket>;

/** Ends the work with a summary for the customer. What the customer writes next reopens the ticket. */
export async function resolveTicket(ctx: Context, input: ResolveTicket): Promise<Ticket> {
  const { number, summary, tellCustomer } = ResolveTicket.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const { ticket, actor } = await loadTicket(tx, ctx, number, "ticket:work");
    if (tellCustomer) await sendDirectMessage(inside, { number, text: summary, key: `resolution:${ticket.version}` });
    const locked = await lockTicket(tx, ticket.id);
    if (!locked) throw new DeskError("not-found", "There is no ticket with this number.");
    const resolution = await tx.resolution.create({
      data: {
        id: newId(),
        brandId: ticket.brandId,
        ticketId: ticket.id,
        resolvedById: actor.staffId,
        summary,
        createdAt: toDate(ctx.now),
      },
    });
    return recordChange(tx, ctx, locked, {
      type: "ticket.resolved",
      data: { resolutionId: resolution.id },
      set: { resolvedAt: toDate(ctx.now), awaitsUsSince: null },
    });
  });
}
