import type { Figure } from "#lib/operating/rules/operating-view.ts";

export const messageStates = [
  "waits",
  "waiting",
  "late",
  "sending",
  "unknown",
  "needs-a-person",
  "refused-lately",
] as const;
export type MessageFilter = (typeof messageStates)[number];

export const eventStatuses = ["needs-a-look", "dead", "unreadable"] as const;
export type EventFilter = (typeof eventStatuses)[number];

export interface ListPlace<Filter extends string> {
  readonly filter: Filter;
  /** Key of the channel; null = all. */
  readonly channel: string | null;
  readonly cursor?: string | null;
}

export function messagesHref({ filter, channel, cursor }: ListPlace<MessageFilter>): string {
  return `/operating/messages?${query({ state: filter, channel, cursor })}`;
}

export function eventsHref({ filter, channel, cursor }: ListPlace<EventFilter>): string {
  return `/operating/events?${query({ status: filter, channel, cursor })}`;
}

function query(values: Readonly<Record<string, string | null | undefined>>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** Where a figure's list is. */
export function figureHref(figure: Figure, channel: string): string {
  switch (figure) {
    case "dead":
    case "unreadable":
      return eventsHref({ filter: figure, channel });
    case "needsAPerson":
      return messagesHref({ filter: "needs-a-person", channel });
    case "refused":
      return messagesHref({ filter: "refused-lately", channel });
    default:
      return messagesHref({ filter: figure, channel });
  }
}
