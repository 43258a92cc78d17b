import type { Context } from "#lib/context.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { findTicketNames } from "./find-ticket-names.ts";
import { listTicketMessages, type TicketMessage } from "./list-ticket-messages.ts";
import { type LegSummary, type OutreachSummary, summariseLegs, summariseOutreach } from "./rules/summarise-legs.ts";
import { type TicketItem, ticketInclude, ticketItem } from "./ticket-columns.ts";

export interface ClockItem {
  readonly kind: string;
  readonly round: number;
  readonly state: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly targetMinutes: number | null;
  readonly elapsedSeconds: number | null;
}

export interface EventItem {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actor: { readonly type: string; readonly name: string | null };
  readonly because: string | null;
  readonly data: unknown;
}

/** One ticket with everything that belongs to it, as the API gives it out. */
export interface TicketRecord extends TicketItem {
  readonly legs: readonly LegSummary[];
  readonly messages: readonly TicketMessage[];
  readonly outreach: OutreachSummary;
  readonly clocks: readonly ClockItem[];
  readonly events: readonly EventItem[];
  readonly notes: readonly {
    readonly id: string;
    readonly author: string;
    readonly text: string;
    readonly at: string;
  }[];
}

/** The ticket of a number. Throws not-found with because "mistyped", "not-a-number" or "unknown". */
export async function findTicketRecord(ctx: Context, number: string): Promise<TicketRecord> {
  const { ticket } = await loadTicket(ctx.db, ctx, number, "ticket:see");
  const ticketId = ticket.id;
  const [row, messages, outreach, clocks, events, notes] = await Promise.all([
    ctx.db.ticket.findUniqueOrThrow({ where: { id: ticketId }, include: ticketInclude }),
    listTicketMessages(ctx.db, ticketId),
    ctx.db.outreach.findUnique({ where: { ticketId } }),
    ctx.db.clock.findMany({ where: { ticketId }, orderBy: [{ startedAt: "asc" }, { kind: "asc" }, { round: "asc" }] }),
    ctx.db.ticketEvent.findMany({ where: { ticketId }, orderBy: { seq: "asc" } }),
    ctx.db.note.findMany({ where: { ticketId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  ]);
  const people = [row.assigneeId, outreach?.clickedById ?? null, ...events.map((event) => event.actorId)];
  const names = await findTicketNames(ctx.db, [row.brandId], [...people, ...notes.map((note) => note.authorId)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.staff.get(id)?.name ?? null));
  const click = outreach && { at: outreach.clickedAt.toISOString(), byName: nameOf(outreach.clickedById) };
  return {
    ...ticketItem(row, names),
    legs: summariseLegs(messages),
    messages,
    outreach: summariseOutreach(row.outreachState, click, messages),
    clocks: clocks.map((clock) => ({
      kind: clock.kind,
      round: clock.round,
      state: clock.state,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt?.toISOString() ?? null,
      stoppedAt: clock.stoppedAt?.toISOString() ?? null,
      targetMinutes: clock.targetMinutes,
      elapsedSeconds: clock.elapsedSeconds,
    })),
    events: events.map((event) => ({
      seq: Number(event.seq),
      type: event.type,
      at: event.at.toISOString(),
      recordedAt: event.recordedAt.toISOString(),
      actor: { type: event.actorType, name: nameOf(event.actorId) },
      because: event.because,
      data: event.data,
    })),
    notes: notes.map((note) => ({
      id: note.id,
      author: nameOf(note.authorId) ?? "",
      text: note.text,
      at: note.createdAt.toISOString(),
    })),
  };
}
