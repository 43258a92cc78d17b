import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { factsOfMessage } from "./post-facts.ts";
import { recordEvent } from "./record-event.ts";
import { conversationOf } from "./rules/event-body.ts";
import { maxMessageCharacters, refusalOfMessage, refusalOfText, type Taken } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const SendDirectMessageTo = z.strictObject({
  fromId: z.string().min(1),
  toId: z.string().min(1),
  text: z.string().max(20_000),
  /** The same key again is the same message. */
  clientKey: z.string().min(1).max(100).optional(),
});

export type Sent = Taken<{ id: string; conversationId: string; createdAt: string }>;

/** A private message between a person and a brand; the brand is told of both directions. */
export async function sendDirectMessageTo(scene: Scene, input: z.infer<typeof SendDirectMessageTo>): Promise<Sent> {
  const { fromId, toId, text, clientKey } = SendDirectMessageTo.parse(input);
  return inTransaction(scene, async (tx) => {
    const sent = (row: { id: string; createdAt: Date }): Sent => {
      const conversationId = conversationOf(fromId, toId);
      return { ok: true, id: row.id, conversationId, createdAt: row.createdAt.toISOString() };
    };
    if (clientKey) {
      const repeated = await tx.playgroundMessage.findUnique({ where: { fromId_clientKey: { fromId, clientKey } } });
      if (repeated) return sent(repeated);
    }
    const refusal = refusalOfText(text, maxMessageCharacters);
    if (refusal !== null) return { ok: false, because: refusal };
    const [from, to] = await Promise.all(
      [fromId, toId].map((id) => tx.playgroundAccount.findUnique({ where: { id } })),
    );
    if (!from || !to) return { ok: false, because: "gone" };
    const answered = await tx.playgroundMessage.findFirst({
      where: { fromId: toId, toId: fromId },
      select: { id: true },
    });
    const because = refusalOfMessage(from, to, answered !== null);
    if (because !== null) return { ok: false, because };
    const at = toDate(scene.now);
    const row = await tx.playgroundMessage.create({
      data: {
        id: newId(scene.now.epochMilliseconds),
        fromId,
        toId,
        text: text.trim(),
        clientKey: clientKey ?? null,
        createdAt: at,
        changedAt: at,
      },
      include: { from: true, to: true },
    });
    const brand = from.isBrand ? from : to;
    await recordEvent(tx, scene.now, brand.id, row.id, { type: "message.created", message: factsOfMessage(row) });
    return sent(row);
  });
}
