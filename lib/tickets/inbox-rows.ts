import type { Prisma } from "#lib/db/generated/client.ts";
import type { InboxRow } from "./rules/ticket-view.ts";

/** States of a message that mark its ticket's row. */
export const troubledStates: readonly string[] = ["unknown", "needs-a-person", "refused"];

/** What an inbox row needs of a ticket, in one query. */
export const inboxInclude = {
  brand: { select: { name: true } },
  customer: { select: { name: true } },
  handle: { select: { username: true, displayName: true, followers: true } },
  clocks: { where: { stoppedAt: null }, select: { kind: true, dueAt: true, startedAt: true, state: true } },
  outbox: {
    where: { state: { in: [...troubledStates] } },
    select: { state: true, kind: true },
  },
} as const satisfies Prisma.TicketInclude;

export type InboxTicket = Prisma.TicketGetPayload<{ include: typeof inboxInclude }>;

export interface RowNames {
  readonly channels: ReadonlyMap<string, { readonly key: string; readonly label: string }>;
  readonly staff: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly initials: string }>;
}

/** A ticket as one line of the inbox. `now` decides what is late. */
export function inboxRow(ticket: InboxTicket, names: RowNames, now: Temporal.Instant): InboxRow {
  const channel = names.channels.get(ticket.channelId);
  const due = ticket.clocks
    .filter((clock) => clock.dueAt !== null)
    .sort((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))[0];
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    status: ticket.status,
    outreachState: ticket.outreachState,
    network: ticket.network,
    channelKey: channel?.key ?? "",
    channelLabel: channel?.label ?? "",
    brandName: ticket.brand.name,
    customerName: ticket.handle.displayName || ticket.customer.name,
    username: ticket.handle.username,
    followers: ticket.handle.followers ?? ticket.reach,
    subject: ticket.subject,
    language: ticket.language,
    urgency: ticket.urgency,
    assignee: ticket.assigneeId ? (names.staff.get(ticket.assigneeId) ?? null) : null,
    openedAt: ticket.openedAt.toISOString(),
    lastCustomerAt: ticket.lastCustomerAt.toISOString(),
    awaitsUsSince: ticket.awaitsUsSince?.toISOString() ?? null,
    nextDue: due?.dueAt
      ? { kind: due.kind, dueAt: due.dueAt.toISOString(), startedAt: due.startedAt.toISOString() }
      : null,
    hasMissedClock: ticket.clocks.some(
      (clock) => clock.dueAt !== null && clock.dueAt.getTime() < now.epochMilliseconds,
    ),
    hasTrouble: ticket.outbox.length > 0,
  };
}
