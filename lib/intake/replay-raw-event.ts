import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";

export const ReplayRawEvent = z.strictObject({ rawEventId: z.uuid() });

/** Puts a dead or unreadable raw event back to work. Throws conflict when its body is gone. */
export async function replayRawEvent(ctx: Context, input: z.infer<typeof ReplayRawEvent>): Promise<void> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const { rawEventId } = ReplayRawEvent.parse(input);
  await inTransaction(ctx, async (tx) => {
    const event = await tx.rawEvent.findUnique({ where: { id: rawEventId } });
    if (!event) throw new DeskError("not-found", "There is no such event.");
    permitBrand(actor, event.brandId);
    if (event.body === null)
      throw new DeskError("conflict", "The content of this event was deleted and cannot be read again.");
    await tx.rawEvent.updateMany({
      where: { id: rawEventId, status: { in: ["dead", "unreadable"] } },
      data: { status: "received", attempts: 0, because: null, settledAt: null, dueAt: toDate(ctx.now) },
    });
  });
}
