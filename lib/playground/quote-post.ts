import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { type Published, publishPost } from "./publish-post.ts";
import type { Scene } from "./scene.ts";

export const QuotePost = z.strictObject({
  authorId: z.string().min(1),
  postId: z.string().min(1),
  text: z.string().max(5000),
});

/** Shows a post with words of one's own above it; a quoted brand is told. */
export async function quotePost(scene: Scene, input: z.infer<typeof QuotePost>): Promise<Published> {
  const { authorId, postId, text } = QuotePost.parse(input);
  return inTransaction(scene, (tx) => publishPost(tx, scene.now, { authorId, text, quoteOfId: postId }));
}
