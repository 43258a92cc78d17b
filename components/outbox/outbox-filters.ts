import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";

export const outboxFilters = ["waits", "needs-a-person", "unknown", "refused", "queued", "accepted", "all"] as const;
export type OutboxFilter = (typeof outboxFilters)[number];

/** A message of the list, as lib/outbox/list-outbox.ts gives it. */
export interface OutboxItem extends OutboxView {
  readonly ticketNumber: string;
  readonly channelLabel: string;
  readonly channelState: string;
  readonly network: string;
  readonly customerName: string;
}

/** The address of the list. */
export function outboxHref(filter: OutboxFilter, cursor?: string | null): string {
  const query = new URLSearchParams({ state: filter });
  if (cursor) query.set("cursor", cursor);
  return `/outbox?${query}`;
}
