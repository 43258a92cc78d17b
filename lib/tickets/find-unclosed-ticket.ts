import type { Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";

/** The unclosed ticket of this handle's customer at the brand, or null: what they write next belongs to it. */
export async function findUnclosedTicket(tx: Tx, handleId: string): Promise<Ticket | null> {
  const handle = await tx.handle.findUniqueOrThrow({ where: { id: handleId }, select: { customerId: true } });
  return tx.ticket.findFirst({
    where: { customerId: handle.customerId, status: { not: "closed" } },
    orderBy: { openedAt: "desc" },
  });
}
