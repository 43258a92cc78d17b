import type { Prisma } from "#lib/db/generated/client.ts";

/** What a listed ticket needs of its neighbours, in one query. */
export const ticketInclude = {
  handle: { select: { username: true, displayName: true, followers: true } },
  customer: { select: { id: true, name: true } },
  brand: { select: { id: true, key: true, name: true } },
} as const satisfies Prisma.TicketInclude;

export type TicketWithNeighbours = Prisma.TicketGetPayload<{ include: typeof ticketInclude }>;

/** What ids of a ticket's row stand for. */
export interface TicketNames {
  readonly channels: ReadonlyMap<string, { readonly key: string; readonly label: string }>;
  readonly staff: ReadonlyMap<string, { readonly name: string; readonly initials: string }>;
}

/** A ticket in lists of the API. Times are ISO 8601 in UTC. */
export interface TicketItem {
  readonly number: string;
  readonly status: string;
  readonly network: string;
  /** Key of the channel. */
  readonly channel: string;
  readonly brand: string;
  readonly customer: { readonly handle: string; readonly name: string; readonly followers: number | null };
  readonly subject: string;
  readonly urgency: string;
  readonly topic: string | null;
  readonly language: string;
  readonly outreachState: string;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly openedAt: string;
  readonly receivedAt: string;
  readonly lastCustomerAt: string;
  readonly awaitsUsSince: string | null;
  readonly nextDueAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
}

/** The row as the API shows it. Pure. */
export function ticketItem(row: TicketWithNeighbours, names: TicketNames): TicketItem {
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const assignee = row.assigneeId === null ? undefined : names.staff.get(row.assigneeId);
  return {
    number: row.number,
    status: row.status,
    network: row.network,
    channel: names.channels.get(row.channelId)?.key ?? "",
    brand: row.brand.key,
    customer: {
      handle: row.handle.username,
      name: row.handle.displayName || row.customer.name,
      followers: row.handle.followers ?? row.reach,
    },
    subject: row.subject,
    urgency: row.urgency,
    topic: row.topic,
    language: row.language,
    outreachState: row.outreachState,
    assignee: row.assigneeId && assignee ? { id: row.assigneeId, name: assignee.name } : null,
    openedAt: row.openedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    lastCustomerAt: row.lastCustomerAt.toISOString(),
    awaitsUsSince: iso(row.awaitsUsSince),
    nextDueAt: iso(row.nextDueAt),
    resolvedAt: iso(row.resolvedAt),
    closedAt: iso(row.closedAt),
    version: row.version,
  };
}
