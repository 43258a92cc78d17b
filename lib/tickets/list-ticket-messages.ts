import type { Db, Tx } from "#lib/db/client.ts";

/** One thing that was said on a ticket, on either leg and in either direction. Times are ISO 8601 in UTC. */
export interface TicketMessage {
  readonly id: string;
  readonly leg: "public" | "dm";
  readonly direction: "in" | "out";
  /** In: "mention" or "direct-message". Out: the OutboxMessage's kind, or "direct-message" for one written elsewhere. */
  readonly kind: string;
  /** Null once the network deleted it, or when it came encrypted. */
  readonly text: string | null;
  /** The network's own id; null while a message of ours has none. */
  readonly externalId: string | null;
  /** In: "received" or "deleted". Out: the OutboxMessage's state. */
  readonly state: string;
  /** When it was said: posted, sent, or accepted by the network; until then when it was written. */
  readonly at: string;
  readonly because: string | null;
  readonly refusal: string | null;
  readonly inReplyTo: string | null;
  readonly permalink: string | null;
  readonly createdAt: string;
  readonly acceptedAt: string | null;
  readonly edited: boolean;
}

/** Everything said on a ticket, oldest first. What we sent and the network echoed back appears once. */
export async function listTicketMessages(db: Db | Tx, ticketId: string): Promise<TicketMessage[]> {
  const [mentions, directs, sent] = await Promise.all([
    db.mention.findMany({ where: { ticketId } }),
    db.directMessage.findMany({ where: { ticketId } }),
    db.outboxMessage.findMany({ where: { ticketId } }),
  ]);
  const ours = new Set(sent.map((message) => message.externalId));
  const echoes = directs.filter((message) => message.direction === "outbound" && ours.has(message.externalId));
  const written = directs.filter((message) => !echoes.includes(message));
  const all = [...mentions.map(fromMention), ...written.map(fromDirect), ...sent.map(fromOutbox)];
  return all.sort((left, right) => left.at.localeCompare(right.at) || left.id.localeCompare(right.id));
}

type Row<Model extends "mention" | "directMessage" | "outboxMessage"> = Awaited<
  ReturnType<Db[Model]["findMany"]>
>[number];

function fromMention(row: Row<"mention">): TicketMessage {
  return {
    id: row.id,
    leg: "public",
    direction: "in",
    kind: "mention",
    text: row.text,
    externalId: row.externalId,
    state: row.deletedAt ? "deleted" : "received",
    at: row.postedAt.toISOString(),
    because: row.because,
    refusal: null,
    inReplyTo: row.inReplyToExternalId,
    permalink: row.permalink,
    createdAt: row.receivedAt.toISOString(),
    acceptedAt: null,
    edited: row.editedAt !== null,
  };
}

function fromDirect(row: Row<"directMessage">): TicketMessage {
  return {
    id: row.id,
    leg: "dm",
    direction: row.direction === "outbound" ? "out" : "in",
    kind: "direct-message",
    text: row.text,
    externalId: row.externalId,
    state: row.deletedAt ? "deleted" : row.direction === "outbound" ? "accepted" : "received",
    at: row.sentAt.toISOString(),
    because: row.because,
    refusal: null,
    inReplyTo: null,
    permalink: null,
    createdAt: row.receivedAt.toISOString(),
    acceptedAt: null,
    edited: false,
  };
}

function fromOutbox(row: Row<"outboxMessage">): TicketMessage {
  return {
    id: row.id,
    leg: row.leg === "dm" ? "dm" : "public",
    direction: "out",
    kind: row.kind,
    text: row.text,
    externalId: row.externalId,
    state: row.state,
    at: (row.acceptedAt ?? row.createdAt).toISOString(),
    because: row.because,
    refusal: row.refusal,
    inReplyTo: row.replyToExternalId,
    permalink: row.permalink,
    createdAt: row.createdAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    edited: false,
  };
}
