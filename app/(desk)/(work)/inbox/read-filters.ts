import type { InboxFilters } from "#components/inbox/inbox-view.ts";
import { views } from "#lib/tickets/rules/views.ts";

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One value of the address; given twice, the first counts. */
export function one(query: Query, name: string): string | null {
  const value = query[name];
  const first = typeof value === "string" ? value : value?.[0];
  return first?.trim() || null;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What the address asks the list to show; what cannot be read is left out. */
export function readFilters(query: Query): InboxFilters {
  const channelId = one(query, "channel");
  return {
    view: views.find((view) => view === one(query, "view")) ?? "needs-dm",
    q: one(query, "q")?.slice(0, 100) ?? null,
    channelId: channelId && uuid.test(channelId) ? channelId : null,
  };
}
