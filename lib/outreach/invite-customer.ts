import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { OutboxMessage } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import { loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { refuseWhileCatchingUp } from "#lib/outbox/permit-after-restore.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";
import { publicProblem } from "#lib/replies/rules/check-texts.ts";
import { claimsDirectMessage } from "#lib/replies/rules/claims-dm.ts";
import { draftFor } from "./draft-outreach.ts";
import { canInvite } from "./rules/next-step.ts";

export const InviteCustomer = z.strictObject({
  number: z.string().min(1).max(200),
  text: z.string().max(20_000).optional(),
});
export type InviteCustomer = z.infer<typeof InviteCustomer>;

/**
 * The fallback after a refused DM, by its own click: a public reply with the number and a link that opens a DM to the
 * brand. Never first, never after "blocked" or "gone". The same click again answers the existing one.
 */
export async function inviteCustomer(ctx: Context, input: InviteCustomer): Promise<OutboxMessage> {
  const { number, text } = InviteCustomer.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const ground = await loadCorrespondence(tx, ctx, number, "outreach:send");
    const { ticket, abilities, anchor, channel } = ground;
    await lockTicket(tx, ticket.id);
    const existing = await tx.outboxMessage.findUnique({
      where: { ticketId_step: { ticketId: ticket.id, step: "invitation" } },
    });
    if (existing) return existing;
    await refuseWhileCatchingUp(tx, channel);
    const dm = await tx.outboxMessage.findUnique({
      where: { ticketId_step: { ticketId: ticket.id, step: "first-dm" } },
    });
    const fresh = await tx.ticket.findUniqueOrThrow({ where: { id: ticket.id }, select: { outreachState: true } });
    const outreachState = fresh.outreachState as OutreachState;
    const refusal = dm?.refusal ?? null;
    if (!canInvite({ outreachState, refusal, hasInviteLink: abilities.inviteLink !== null })) {
      const because = refusal ?? outreachState;
      throw new DeskError("conflict", "An invitation is possible only after a DM was refused, and not after a block.", {
        because,
      });
    }
    if (!anchor)
      throw new DeskError("conflict", "The customer's post is gone: there is nothing to reply to.", {
        because: "post-deleted",
      });
    const words = text ?? (await draftFor(inside, ground)).invitation?.text ?? "";
    const problem = publicProblem(words, abilities, { mayLink: true });
    if (problem)
      throw new DeskError("unprocessable", problem.message, {
        because: problem.because,
        fields: { text: problem.message },
      });
    if (claimsDirectMessage(words).claims) {
      throw new DeskError("unprocessable", "This text says that a DM was sent, but it was refused.", {
        because: "claims-dm",
      });
    }
    const byHand = channel.state === "assisted" || !anchor.canReplyPublicly;
    return queueMessage(tx, inside, {
      ground,
      kind: "invitation",
      step: "invitation",
      text: words,
      replyTo: anchor,
      byHand,
    });
  });
}
