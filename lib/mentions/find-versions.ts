import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { newerVersionOf, rootOf } from "./rules/versions.ts";

/** All stored versions of one post, itself included; more than one only where an edit makes a new id. */
export async function findVersions(tx: Tx, mention: Mention): Promise<Mention[]> {
  const root = rootOf(mention);
  const { brandId, network, handleId } = mention;
  return tx.mention.findMany({
    where: { brandId, network, handleId, OR: [{ externalId: root }, { because: newerVersionOf(root) }] },
    orderBy: { receivedAt: "asc" },
  });
}
