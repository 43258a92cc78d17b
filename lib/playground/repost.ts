import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { type Published, publishPost } from "./publish-post.ts";
import type { Scene } from "./scene.ts";

export const Repost = z.strictObject({ authorId: z.string().min(1), postId: z.string().min(1) });

/** Passes a post on without words, once per account and post; of a repost the original is passed on. */
export async function repost(scene: Scene, input: z.infer<typeof Repost>): Promise<Published> {
  const { authorId, postId } = Repost.parse(input);
  return inTransaction(scene, async (tx) => {
    const given = await tx.playgroundPost.findUnique({ where: { id: postId }, select: { repostOfId: true } });
    const repostOfId = given?.repostOfId ?? postId;
    return publishPost(tx, scene.now, { authorId, text: "", repostOfId, clientKey: `repost:${repostOfId}` });
  });
}
