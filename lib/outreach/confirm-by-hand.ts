import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { adoptFirstDm } from "./adopt-first-dm.ts";

export const ConfirmByHand = z.strictObject({
  number: z.string().min(1).max(200),
  step: z.enum(["first-dm", "acknowledgement", "invitation"]),
  permalink: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});
export type ConfirmByHand = z.infer<typeof ConfirmByHand>;

/**
 * Assisted mode: the agent posted it in the network's own app and says so; a public post needs its address as evidence.
 * After a restore the network's own list is the evidence of a first DM that this data no longer knows.
 */
export async function confirmByHand(ctx: Context, input: ConfirmByHand): Promise<OutboxMessage> {
  const { number, step, permalink } = ConfirmByHand.parse(input);
  const { ticket } = await loadTicket(ctx.db, ctx, number, "outbox:confirm");
  const message = await ctx.db.outboxMessage.findUnique({ where: { ticketId_step: { ticketId: ticket.id, step } } });
  if (!message && step === "first-dm") return adoptFirstDm(ctx, number);
  if (!message) throw new DeskError("not-found", "There is nothing to confirm on this ticket.");
  if (message.leg === "public" && !permalink) {
    throw new DeskError("unprocessable", "Paste the address of the post that you wrote.", {
      fields: { permalink: "is missing" },
    });
  }
  return decideOutcome(ctx, { messageId: message.id, outcome: "was-sent", ...(permalink ? { permalink } : {}) });
}
