import type { ItemKind } from "#lib/channels/rules/abilities.ts";

export interface Post {
  readonly itemKind: ItemKind;
  readonly isDeleted: boolean;
}

/** Why a post is never weighed and never becomes a ticket by itself, or null when triage decides. Pure. */
export function notTriaged(post: Post): { readonly state: "ignored" | "kept"; readonly because: string } | null {
  if (post.isDeleted) return { state: "ignored", because: "deleted-at-network" };
  if (post.itemKind === "repost") return { state: "ignored", because: "repost" };
  if (post.itemKind === "own-post") return { state: "ignored", because: "own-post" };
  // Found by search, the brand was not addressed: counted, but nobody is contacted (solicitation).
  if (post.itemKind === "post") return { state: "kept", because: "not-addressed-to-the-brand" };
  return null;
}
