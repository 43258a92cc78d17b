import type { Tx } from "#lib/db/client.ts";

export interface Anchor {
  readonly mentionId: string;
  readonly externalId: string;
  readonly permalink: string | null;
  readonly text: string | null;
  readonly canReplyPublicly: boolean;
  readonly because: string;
}

/**
 * The post under which a public reply of this ticket goes: the customer's latest that allows one (DESIGN §5), else
 * their latest, to be answered by hand; null when none is left.
 */
export async function latestAnchor(tx: Tx, ticketId: string): Promise<Anchor | null> {
  const mentions = await tx.mention.findMany({
    where: { ticketId, deletedAt: null, state: { in: ["ticketed", "attached"] } },
    orderBy: [{ canReplyPublicly: "desc" }, { postedAt: "desc" }],
    take: 1,
  });
  const mention = mentions[0];
  if (!mention) return null;
  return {
    mentionId: mention.id,
    externalId: mention.externalId,
    permalink: mention.permalink,
    text: mention.text,
    canReplyPublicly: mention.canReplyPublicly,
    because: mention.summonsBecause,
  };
}
