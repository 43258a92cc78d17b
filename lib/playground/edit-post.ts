import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { factsOf } from "./post-facts.ts";
import { listHearers, type Published } from "./publish-post.ts";
import { recordEvent } from "./record-event.ts";
import { maxPostCharacters, refusalOfText } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const EditPost = z.strictObject({
  authorId: z.string().min(1),
  postId: z.string().min(1),
  text: z.string().max(5000),
});

/**
 * Changes the words of one's own post. Brands that knew it hear of the edit; a brand that is named only now
 * hears of the post.
 */
export async function editPost(scene: Scene, input: z.infer<typeof EditPost>): Promise<Published> {
  const { authorId, postId, text } = EditPost.parse(input);
  const refusal = refusalOfText(text, maxPostCharacters);
  if (refusal !== null) return { ok: false, because: refusal };
  return inTransaction(scene, async (tx) => {
    const before = await tx.playgroundPost.findUnique({ where: { id: postId } });
    if (!before || before.accountId !== authorId || before.deletedAt || before.repostOfId) {
      return { ok: false, because: "gone" };
    }
    const at = toDate(scene.now);
    const row = await tx.playgroundPost.update({
      where: { id: postId },
      data: { text: text.trim(), editedAt: at, changedAt: at },
      include: { account: true },
    });
    const knew = new Set((await listHearers(tx, row, before.text)).map(({ brand }) => brand.id));
    const post = factsOf(row, row.account);
    for (const brandId of knew) await recordEvent(tx, scene.now, brandId, postId, { type: "post.edited", post });
    for (const { brand, why } of await listHearers(tx, row)) {
      if (knew.has(brand.id)) continue;
      await recordEvent(tx, scene.now, brand.id, postId, { type: "post.created", why, post });
    }
    return { ok: true, id: row.id, conversationId: row.conversationId, createdAt: row.createdAt.toISOString() };
  });
}
