import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";

/**
 * The unclosed ticket of this handle's customer at the brand, or null: what they write next belongs to it. Locked, so
 * that nobody closes it before the words are attached.
 */
export async function findUnclosedTicket(tx: Tx, handleId: string): Promise<Ticket | null> {
  const rows = await tx.$queryRaw<Ticket[]>`
    SELECT * FROM ticket
    WHERE "customerId" = (SELECT "customerId" FROM handle WHERE id = ${handleId}::uuid) AND status <> 'closed'
    ORDER BY "openedAt" DESC LIMIT 1 FOR UPDATE`;
  return rows[0] ?? null;
}
