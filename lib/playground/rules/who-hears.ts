import { namedHandles } from "./handles.ts";

export type Reason = "own" | "mention" | "reply" | "quote" | "repost";

export interface HeardPost {
  readonly authorId: string;
  readonly text: string;
  /** Authors of the posts that it answers, quotes or passes on; null = none or unknown. */
  readonly inReplyToAuthorId: string | null;
  readonly quoteOfAuthorId: string | null;
  readonly repostOfAuthorId: string | null;
}

/** Why a brand account is told of a post; null = it is not. The closest tie is named. */
export function reasonToHear(post: HeardPost, brand: { readonly id: string; readonly handle: string }): Reason | null {
  if (post.authorId === brand.id) return "own";
  if (post.repostOfAuthorId === brand.id) return "repost";
  if (post.quoteOfAuthorId === brand.id) return "quote";
  if (post.inReplyToAuthorId === brand.id) return "reply";
  return namedHandles(post.text).includes(brand.handle) ? "mention" : null;
}
