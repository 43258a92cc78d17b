import type { Db, Tx } from "#lib/db/client.ts";
import type { TicketNames } from "./ticket-columns.ts";

/** Names of the channels of these brands and of the given people, in two queries for any number of tickets. */
export async function findTicketNames(
  db: Db | Tx,
  brandIds: readonly string[],
  staffIds: readonly (string | null)[],
): Promise<TicketNames> {
  const ids = [...new Set(staffIds.filter((id) => id !== null))];
  const [channels, staff] = await Promise.all([
    db.channel.findMany({
      where: { brandId: { in: [...brandIds] } },
      select: { id: true, key: true, label: true },
    }),
    db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, initials: true } }),
  ]);
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    staff: new Map(staff.map((person) => [person.id, person])),
  };
}
