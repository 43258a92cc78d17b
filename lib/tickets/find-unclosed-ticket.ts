import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";

/**
 * The unclosed ticket of this handle's customer at the brand, or null: what they write next belongs to it. Locked, so
 * that nobody closes it before the words are attached.
 */
export async function findUnclosedTicket(tx: Tx, handleId: string): Promise<Ticket | null> {
  const handle = await tx.handle.findUniqueOrThrow({ where: { id: handleId }, select: { customerId: true } });
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE "customerId" = ${handle.customerId}::uuid AND status <> 'closed'
    ORDER BY "openedAt" DESC LIMIT 1 FOR UPDATE`;
  return row ? tx.ticket.findUnique({ where: { id: row.id } }) : null;
}
