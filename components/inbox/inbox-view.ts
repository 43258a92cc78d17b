import type { InboxRow } from "#lib/tickets/rules/ticket-view.ts";
import type { View } from "#lib/tickets/rules/views.ts";

/** What the list shows, all of it in the address. */
export interface InboxFilters {
  readonly view: View;
  readonly q: string | null;
  readonly channelId: string | null;
}

/** The address of a list with a ticket beside it or without. Empty filters are left out. */
export function inboxHref(filters: InboxFilters, number?: string | null): string {
  const query = new URLSearchParams({ view: filters.view });
  if (filters.q) query.set("q", filters.q);
  if (filters.channelId) query.set("channel", filters.channelId);
  if (number) query.set("ticket", number);
  return `/inbox?${query}`;
}

/** Rows as a person sees them: what was shown stays where it was, what left the view is marked. */
export interface ShownRow {
  readonly row: InboxRow;
  /** It no longer belongs to this view (answered, resolved …); it stays until the list is drawn anew. */
  readonly hasLeft: boolean;
}

/** Whether a row could be on a page that ends with `last`: the list is sorted by due time, rows without one last. */
function isWithin(row: InboxRow, last: InboxRow | undefined): boolean {
  if (!last?.nextDue) return row.nextDue !== null;
  return row.nextDue !== null && row.nextDue.dueAt < last.nextDue.dueAt;
}

/**
 * Puts fresh facts into the rows on screen without moving one; what is new comes apart. `isWhole`: the fresh
 * page is all there is, so a row that is missing has left the view. Pure.
 */
export function mergeRows(
  shown: readonly ShownRow[],
  fresh: readonly InboxRow[],
  isWhole: boolean,
): { readonly shown: readonly ShownRow[]; readonly arrived: readonly InboxRow[] } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const onScreen = new Set(shown.map((one) => one.row.id));
  const last = fresh.at(-1);
  return {
    shown: shown.map((one) => {
      const now = byId.get(one.row.id);
      if (now) return { row: now, hasLeft: false };
      return { row: one.row, hasLeft: one.hasLeft || isWhole || isWithin(one.row, last) };
    }),
    arrived: fresh.filter((row) => !onScreen.has(row.id)),
  };
}
