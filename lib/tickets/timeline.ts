import type { DirectMessage, Mention, Note, OutboxMessage, TicketEvent } from "#lib/db/generated/client.ts";
import type { TimelineItem } from "./rules/ticket-view.ts";

export interface TimelineRows {
  readonly mentions: readonly Mention[];
  readonly directMessages: readonly DirectMessage[];
  readonly outbox: readonly OutboxMessage[];
  /** Of messages whose budget is used up. */
  readonly departures: ReadonlyMap<string, Temporal.Instant>;
  readonly notes: readonly Note[];
  readonly events: readonly TicketEvent[];
  readonly customerName: string;
  readonly brandName: string;
  readonly staff: ReadonlyMap<string, { readonly name: string; readonly initials: string }>;
}

/** Events that another item of the timeline already shows. */
const shownElsewhere = new Set([
  "mention.attached",
  "message.received",
  "message.seen-elsewhere",
  "note.added",
  "reply.queued",
  "reply.sent",
  "ticket.seen",
]);

/** Both legs, notes and events in one column, oldest first; at the same moment the customer's words come before events. */
export function timelineOf(rows: TimelineRows): TimelineItem[] {
  const items = [
    ...rows.mentions.map((mention) => mentionItem(mention, rows)),
    ...rows.directMessages.map((message) => directMessageItem(message, rows)),
    ...rows.outbox.map((message) => sentItem(message, rows)),
    ...rows.notes.map((note) => noteItem(note, rows)),
    ...rows.events.filter((event) => !shownElsewhere.has(event.type)).map((event) => eventItem(event, rows)),
  ];
  return items
    .map((item, index) => ({ item, index, time: Date.parse(item.at) }))
    .sort((a, b) => a.time - b.time || a.index - b.index)
    .map(({ item }) => item);
}

const plain = {
  text: null,
  state: null,
  because: null,
  externalId: null,
  permalink: null,
  isDeleted: false,
  isEdited: false,
  isEncrypted: false,
  data: {},
} as const;

function mentionItem(mention: Mention, rows: TimelineRows): TimelineItem {
  const isOwn = mention.itemKind === "own-post";
  return {
    ...plain,
    id: mention.id,
    at: mention.postedAt.toISOString(),
    leg: "public",
    from: isOwn ? "brand" : "customer",
    author: isOwn ? rows.brandName : rows.customerName,
    text: mention.text,
    kind: "mention",
    state: mention.itemKind,
    externalId: mention.externalId,
    permalink: mention.permalink,
    isDeleted: mention.deletedAt !== null,
    isEdited: mention.editedAt !== null,
  };
}

function directMessageItem(message: DirectMessage, rows: TimelineRows): TimelineItem {
  const isOwn = message.direction === "outbound";
  return {
    ...plain,
    id: message.id,
    at: message.sentAt.toISOString(),
    leg: "dm",
    from: isOwn ? "brand" : "customer",
    author: isOwn ? rows.brandName : rows.customerName,
    text: message.text,
    kind: "direct-message",
    externalId: message.externalId,
    isDeleted: message.deletedAt !== null,
    isEncrypted: message.isEncrypted,
  };
}

function sentItem(message: OutboxMessage, rows: TimelineRows): TimelineItem {
  return {
    ...plain,
    id: message.id,
    at: (message.acceptedAt ?? message.createdAt).toISOString(),
    leg: message.leg === "dm" ? "dm" : "public",
    from: "brand",
    author: rows.staff.get(message.requestedById)?.name ?? rows.brandName,
    text: message.text,
    kind: "sent",
    state: message.state,
    because: message.refusal ?? message.because,
    externalId: message.externalId,
    permalink: message.permalink,
    data: {
      purpose: message.kind,
      acceptedAt: message.acceptedAt?.toISOString() ?? null,
      goesOutAt: rows.departures.get(message.id)?.toString() ?? null,
    },
  };
}

function noteItem(note: Note, rows: TimelineRows): TimelineItem {
  return {
    ...plain,
    id: note.id,
    at: note.createdAt.toISOString(),
    leg: "note",
    from: "brand",
    author: rows.staff.get(note.authorId)?.name ?? rows.brandName,
    text: note.text,
    kind: "note",
  };
}

function eventItem(event: TicketEvent, rows: TimelineRows): TimelineItem {
  const author = event.actorId ? (rows.staff.get(event.actorId)?.name ?? rows.brandName) : "";
  return {
    ...plain,
    id: `event-${event.seq}`,
    at: event.recordedAt.toISOString(),
    leg: "event",
    from: "system",
    author,
    kind: event.type,
    because: event.because,
    data: event.data as TimelineItem["data"],
  };
}
