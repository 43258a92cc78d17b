import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { recordAudit } from "#lib/people/record-audit.ts";
import { toDate } from "#lib/time/instant.ts";

export const ReplayRawEvent = z.strictObject({ rawEventId: z.uuid() });

/** Puts a dead or unreadable raw event back to work. Throws conflict when its body is gone or it no longer waits. */
export async function replayRawEvent(ctx: Context, input: z.infer<typeof ReplayRawEvent>): Promise<void> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const { rawEventId } = ReplayRawEvent.parse(input);
  await inTransaction(ctx, async (tx, inside) => {
    const event = await tx.rawEvent.findUnique({ where: { id: rawEventId } });
    if (!event) throw new DeskError("not-found", "There is no such event.");
    permitBrand(actor, event.brandId);
    if (event.body === null)
      throw new DeskError("conflict", "The content of this event was deleted and cannot be read again.", {
        because: "content-gone",
      });
    const replayed = await tx.rawEvent.updateMany({
      where: { id: rawEventId, status: { in: ["dead", "unreadable"] } },
      data: { status: "received", attempts: 0, claims: 0, because: null, settledAt: null, dueAt: toDate(ctx.now) },
    });
    if (replayed.count === 0)
      throw new DeskError("conflict", "This event no longer waits for a decision.", { because: event.status });
    await recordAudit(tx, inside, { action: "raw-event.replayed", target: rawEventId });
  });
}
