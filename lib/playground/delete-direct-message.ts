import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { forgetEventsOf, recordEvent } from "./record-event.ts";
import type { Taken } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const DeleteDirectMessage = z.strictObject({ fromId: z.string().min(1), messageId: z.string().min(1) });

/** Takes one's own message back; the brand on the other side is told. */
export async function deleteDirectMessage(
  scene: Scene,
  input: z.infer<typeof DeleteDirectMessage>,
): Promise<Taken<object>> {
  const { fromId, messageId } = DeleteDirectMessage.parse(input);
  return inTransaction(scene, async (tx) => {
    const row = await tx.playgroundMessage.findUnique({ where: { id: messageId }, include: { from: true } });
    if (!row || row.fromId !== fromId || row.deletedAt) return { ok: false, because: "gone" };
    const at = toDate(scene.now);
    await tx.playgroundMessage.update({ where: { id: messageId }, data: { text: "", deletedAt: at, changedAt: at } });
    await forgetEventsOf(tx, messageId);
    const brandId = row.from.isBrand ? row.fromId : row.toId;
    await recordEvent(tx, scene.now, brandId, messageId, { type: "message.deleted", messageId });
    return { ok: true };
  });
}
