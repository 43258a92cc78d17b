import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { type Published, publishPost } from "./publish-post.ts";
import type { Scene } from "./scene.ts";

export const ReplyTo = z.strictObject({
  authorId: z.string().min(1),
  postId: z.string().min(1),
  text: z.string().max(5000),
});

/** Answers a post publicly. Refused as "gone" when it was deleted, "blocked" when its author blocks the brand that writes. */
export async function replyTo(scene: Scene, input: z.infer<typeof ReplyTo>): Promise<Published> {
  const { authorId, postId, text } = ReplyTo.parse(input);
  return inTransaction(scene, (tx) => publishPost(tx, scene.now, { authorId, text, inReplyToId: postId }));
}
