import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { lockMention } from "./open-ticket-from-mention.ts";

export const KeepMention = z.strictObject({
  mentionId: z.uuid(),
  kind: z.enum(["complaint", "question", "praise", "other"]),
});

/** A person says what a mention is and that no ticket is needed: it is kept and counted as that kind. */
export async function keepMention(ctx: Context, input: z.infer<typeof KeepMention>): Promise<void> {
  const actor = permitStaff(ctx.actor, "mention:triage");
  const { mentionId, kind } = KeepMention.parse(input);
  await inTransaction(ctx, async (tx) => {
    const mention = await lockMention(tx, mentionId);
    if (!mention) throw new DeskError("not-found", "There is no such mention.");
    permitBrand(actor, mention.brandId);
    if (mention.ticketId)
      throw new DeskError("conflict", "This mention belongs to a ticket already.", { because: "ticketed" });
    await tx.mention.update({
      where: { id: mentionId },
      data: { state: "kept", kind, kindConfidence: 1, because: "by-a-person" },
    });
  });
}
