import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { newerVersionOf } from "#lib/mentions/rules/versions.ts";

export interface Anchor {
  readonly mentionId: string;
  readonly externalId: string;
  readonly permalink: string | null;
  readonly text: string | null;
  readonly canReplyPublicly: boolean;
  readonly because: string;
}

/**
 * The post under which a public reply of this ticket goes: the customer's latest that surely allows one (DESIGN §5), else
 * their latest that may, else their latest, to be answered by hand; null when none is left.
 */
export async function latestAnchor(tx: Tx, ticketId: string): Promise<Anchor | null> {
  // A mere reply may be refused (X), so a post that names or quotes the brand goes before it, however old. Networks
  // tell whole seconds; of two posts in one second the later recorded one is the later one.
  const [mention] = await tx.$queryRaw<Mention[]>`
    SELECT * FROM mention WHERE "ticketId" = ${ticketId}::uuid AND "deletedAt" IS NULL AND state IN ('ticketed', 'attached')
    ORDER BY ("canReplyPublicly" AND "summonsBecause" <> 'replied') DESC, "canReplyPublicly" DESC, "postedAt" DESC, id DESC
    LIMIT 1`;
  if (!mention) return null;
  const { id: mentionId, text } = mention;
  const newest = (await newestVersion(tx, mention)) ?? mention;
  const { externalId, permalink, canReplyPublicly, summonsBecause: because } = newest;
  return { mentionId, externalId, permalink, text, canReplyPublicly, because };
}

/** Where an edit makes a new id (X), only the newest one can be answered. */
async function newestVersion(tx: Tx, { brandId, network, handleId, externalId }: Mention): Promise<Mention | null> {
  return tx.mention.findFirst({
    where: { brandId, network, handleId, because: newerVersionOf(externalId), deletedAt: null },
    orderBy: { postedAt: "desc" },
  });
}
