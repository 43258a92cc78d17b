import type { Db, Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";

export interface OwnWords {
  readonly id: string;
  readonly externalId: string;
  readonly channelId: string;
  readonly text: string | null;
  readonly at: Date;
}

/** The brand's first own DM to this customer since then that no row of the outbox knows, or null. */
export async function findOwnDm(db: Db | Tx, ticket: Ticket, since: Date): Promise<OwnWords | null> {
  const [row] = await db.$queryRaw<OwnWords[]>`
    SELECT d.id, d."externalId", d."channelId", d.text, d."sentAt" AS at
    FROM direct_message d JOIN handle h ON h.id = d."handleId"
    WHERE h."customerId" = ${ticket.customerId}::uuid AND d.direction = 'outbound' AND d."sentAt" >= ${since}
      AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m."channelId" = d."channelId" AND m."externalId" = d."externalId")
    ORDER BY d."sentAt", d.id LIMIT 1`;
  return row ?? null;
}

/** The brand's first own public reply under a post of this ticket since then that no row of the outbox knows, or null. */
export async function findOwnReply(db: Db | Tx, ticket: Ticket, since: Date): Promise<OwnWords | null> {
  const [row] = await db.$queryRaw<OwnWords[]>`
    SELECT p.id, p."externalId", p."channelId", p.text, p."postedAt" AS at FROM mention p
    WHERE p."brandId" = ${ticket.brandId}::uuid AND p.network = ${ticket.network} AND p.state = 'ignored'
      AND p."itemKind" = 'own-post' AND p."deletedAt" IS NULL AND p."postedAt" >= ${wholeSecond(since)}
      AND p."inReplyToExternalId" IN (SELECT "externalId" FROM mention WHERE "ticketId" = ${ticket.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m."channelId" = p."channelId" AND m."externalId" = p."externalId")
    ORDER BY p."postedAt", p.id LIMIT 1`;
  return row ?? null;
}

/** Whether the customer wrote to us since then, privately or, where that counts, in public. */
export async function customerWroteSince(
  db: Db | Tx,
  ticket: Ticket,
  since: Date,
  inPublic: boolean,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ wrote: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM direct_message d JOIN handle h ON h.id = d."handleId"
      WHERE h."customerId" = ${ticket.customerId}::uuid AND d.direction = 'inbound' AND d."sentAt" > ${since})
    OR (${inPublic} AND EXISTS (SELECT 1 FROM mention p
      WHERE p."ticketId" = ${ticket.id}::uuid AND p."postedAt" > ${since})) AS wrote`;
  return row?.wrote ?? false;
}

/** Networks tell the time of a post in whole seconds. */
function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
