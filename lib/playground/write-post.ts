import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { type Published, publishPost } from "./publish-post.ts";
import type { Scene } from "./scene.ts";

export const WritePost = z.strictObject({ authorId: z.string().min(1), text: z.string().max(5000) });

/** A post of its own; a brand named in it with @ is told. */
export async function writePost(scene: Scene, input: z.infer<typeof WritePost>): Promise<Published> {
  const { authorId, text } = WritePost.parse(input);
  return inTransaction(scene, (tx) => publishPost(tx, scene.now, { authorId, text }));
}
