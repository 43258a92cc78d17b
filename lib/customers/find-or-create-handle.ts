import type { Author } from "#lib/channels/rules/normalised-event.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, Handle } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";

/**
 * The handle of an author at this brand, with its customer; made at first sight, refreshed when the network tells newer
 * names or reach. Call under the author's lock (lib/intake/lock-authors.ts).
 */
export async function findOrCreateHandle(tx: Tx, channel: Channel, author: Author, now: Date): Promise<Handle> {
  const where = { brandId: channel.brandId, network: channel.network, externalId: author.externalId };
  const [existing] = await tx.$queryRaw<Handle[]>`
    SELECT * FROM handle WHERE "brandId" = ${where.brandId}::uuid AND network = ${where.network}
      AND "externalId" = ${where.externalId}`;
  if (existing) return refresh(tx, existing, author);
  const customerId = newId();
  const { username, displayName, followers } = author;
  const handle = { ...where, id: newId(), username, displayName, followers, customerId, createdAt: now };
  await tx.$executeRaw`
    WITH person AS (INSERT INTO customer (id, "brandId", name, "createdAt")
      VALUES (${customerId}::uuid, ${channel.brandId}::uuid, ${displayName || username}, ${now}))
    INSERT INTO handle (id, "brandId", network, "externalId", username, "displayName", followers, "customerId", "createdAt")
    VALUES (${handle.id}::uuid, ${where.brandId}::uuid, ${where.network}, ${where.externalId}, ${username}, ${displayName},
      ${followers}, ${customerId}::uuid, ${now})`;
  return handle;
}

/** Some events carry only the id; then what we knew stays. */
async function refresh(tx: Tx, handle: Handle, author: Author): Promise<Handle> {
  const knowsName = author.username !== "" && author.username !== author.externalId;
  const fresh = {
    username: knowsName ? author.username : handle.username,
    displayName: knowsName && author.displayName ? author.displayName : handle.displayName,
    followers: author.followers ?? handle.followers,
  };
  const same =
    fresh.username === handle.username &&
    fresh.displayName === handle.displayName &&
    fresh.followers === handle.followers;
  return same ? handle : tx.handle.update({ where: { id: handle.id }, data: fresh });
}
