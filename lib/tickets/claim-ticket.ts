import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { claimForClicker } from "#lib/events/claim-for-clicker.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChanges } from "#lib/events/record-change.ts";

export const ByNumber = z.strictObject({ number: z.string().min(1).max(200) });
export type ByNumber = z.infer<typeof ByNumber>;

/** Takes an unclaimed ticket. Claiming one's own again is a no-op; a colleague's is a conflict that names nobody. */
export async function claimTicket(ctx: Context, input: ByNumber): Promise<Ticket> {
  const { number } = ByNumber.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { ticket, actor } = await loadTicket(tx, ctx, number, "ticket:work");
    const locked = await lockTicket(tx, ticket.id);
    if (!locked || locked.status === "closed") throw new DeskError("conflict", "A closed ticket cannot be claimed.");
    if (locked.assigneeId !== null && locked.assigneeId !== actor.staffId) {
      throw new DeskError("conflict", "A colleague was faster: this ticket is already claimed.", {
        because: "claimed",
      });
    }
    return recordChanges(tx, ctx, locked, claimForClicker(locked, actor.staffId));
  });
}
