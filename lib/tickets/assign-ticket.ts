import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";

export const AssignTicket = z.strictObject({
  number: z.string().min(1).max(200),
  /** Null gives the ticket back to everybody. */
  staffId: z.uuid().nullable(),
});
export type AssignTicket = z.infer<typeof AssignTicket>;

/** Hands a ticket to a colleague of the same brand, or back to everybody. */
export async function assignTicket(ctx: Context, input: AssignTicket): Promise<Ticket> {
  const { number, staffId } = AssignTicket.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { ticket } = await loadTicket(tx, ctx, number, "ticket:assign");
    const locked = await lockTicket(tx, ticket.id);
    if (!locked || locked.status === "closed") throw new DeskError("conflict", "A closed ticket cannot be assigned.");
    if (locked.assigneeId === staffId) return locked;
    if (staffId !== null) {
      const where = { staffId, brandId: ticket.brandId, staff: { disabledAt: null } };
      const member = await tx.membership.findFirst({ where });
      if (!member)
        throw new DeskError("unprocessable", "This person does not work for this brand.", {
          fields: { staffId: "not a colleague" },
        });
    }
    return recordChange(tx, ctx, locked, {
      type: staffId === null ? "ticket.unassigned" : "ticket.assigned",
      data: { assigneeId: staffId, previousId: locked.assigneeId },
      set: { assigneeId: staffId },
    });
  });
}
