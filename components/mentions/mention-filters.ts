export const mentionStates = ["unsorted", "kept", "ticketed", "attached", "ignored"] as const;
export type MentionState = (typeof mentionStates)[number];

export const mentionKinds = ["complaint", "question", "praise", "other"] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** The address of a list of mentions. */
export function mentionsHref(state: MentionState, kind: MentionKind | null, cursor?: string | null): string {
  const query = new URLSearchParams({ state });
  if (kind) query.set("kind", kind);
  if (cursor) query.set("cursor", cursor);
  return `/mentions?${query}`;
}

/** One arrived mention as lib/mentions/list-mentions.ts gives it. Times are ISO 8601 with Z. */
export interface MentionView {
  readonly id: string;
  readonly network: string;
  readonly author: { readonly username: string; readonly displayName: string; readonly followers: number | null };
  readonly text: string | null;
  readonly postedAt: string;
  readonly state: string;
  readonly because: string | null;
  readonly kind: string | null;
  readonly kindConfidence: number | null;
  readonly kindBecause: readonly string[];
  readonly itemKind: string;
  readonly ticketNumber: string | null;
  readonly permalink: string | null;
}
