import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { recordEvent } from "./record-event.ts";
import type { Scene } from "./scene.ts";

export const ReadInbox = z.strictObject({ accountId: z.string().min(1) });

/** A person opens their inbox: what was new is read now, and each brand that wrote learns it. */
export async function readInbox(scene: Scene, input: z.infer<typeof ReadInbox>): Promise<{ newlyRead: number }> {
  const { accountId } = ReadInbox.parse(input);
  return inTransaction(scene, async (tx) => {
    const unread = await tx.playgroundMessage.findMany({
      where: { toId: accountId, readAt: null },
      select: { id: true, fromId: true },
    });
    if (unread.length === 0) return { newlyRead: 0 };
    const at = toDate(scene.now);
    const ids = unread.map((message) => message.id);
    await tx.playgroundMessage.updateMany({ where: { id: { in: ids } }, data: { readAt: at, changedAt: at } });
    const writers = await tx.playgroundAccount.findMany({
      where: { id: { in: unread.map((message) => message.fromId) }, isBrand: true },
      select: { id: true },
    });
    for (const writer of writers) {
      await recordEvent(tx, scene.now, writer.id, accountId, { type: "messages.read", by: accountId });
    }
    return { newlyRead: unread.length };
  });
}
