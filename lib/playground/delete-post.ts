import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { forgetEventsOf, recordEvent } from "./record-event.ts";
import type { Taken } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const DeletePost = z.strictObject({ authorId: z.string().min(1), postId: z.string().min(1) });

/** Takes one's own post back: the words go everywhere, reposts with them, and every brand is told (most never knew it). */
export async function deletePost(
  scene: Scene,
  input: z.infer<typeof DeletePost>,
): Promise<Taken<{ deletedPosts: number }>> {
  const { authorId, postId } = DeletePost.parse(input);
  return inTransaction(scene, async (tx) => {
    const post = await tx.playgroundPost.findUnique({ where: { id: postId } });
    if (!post || post.accountId !== authorId || post.deletedAt) return { ok: false, because: "gone" };
    const reposts = await tx.playgroundPost.findMany({
      where: { repostOfId: postId, deletedAt: null },
      select: { id: true },
    });
    const brands = await tx.playgroundAccount.findMany({ where: { isBrand: true }, select: { id: true } });
    const at = toDate(scene.now);
    const ids = [postId, ...reposts.map((each) => each.id)];
    await tx.playgroundPost.updateMany({
      where: { id: { in: ids } },
      // A deleted repost may be made again, so it gives its key back.
      data: { text: "", deletedAt: at, changedAt: at, clientKey: null },
    });
    for (const id of ids) {
      await forgetEventsOf(tx, id);
      for (const brand of brands) await recordEvent(tx, scene.now, brand.id, id, { type: "post.deleted", postId: id });
    }
    return { ok: true, deletedPosts: ids.length };
  });
}
