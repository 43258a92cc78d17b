import { isDeepStrictEqual } from "node:util";
import type { Tx } from "#lib/db/client.ts";
import type { Clock as ClockRow, Ticket } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { type Clock, clocksOf } from "#lib/sla/rules/clocks.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import type { Event, History } from "./load-history.ts";
import type { TicketEventType } from "./rules/event-types.ts";
import { type StoredEvent, slaEventsOf } from "./rules/sla-events.ts";
import { targetsOfBrand } from "./targets-of-brand.ts";

type ClockColumns = Omit<ClockRow, "id" | "brandId" | "ticketId" | "channelId">;
type Owner = Pick<Ticket, "id" | "brandId" | "channelId">;

export interface Rederived {
  /** Rows to be written: new ones, and known ones that changed. */
  readonly rows: readonly ClockRow[];
  /** Ids of rows that no event calls for any more. */
  readonly stale: readonly string[];
  readonly nextDueAt: Date | null;
}

/** What becomes of a ticket's clock rows and `nextDueAt` with these events: the rows are only a cache of `clocksOf` (law 6). */
export function rederiveClocks(ticket: Owner, history: History, now: Temporal.Instant): Rederived {
  const { events, targets } = history;
  const clocks = clocksOf(slaEventsOf(events.map(storedEvent)), targets.policy, targets.calendar, now);
  const kept = new Set<string>();
  const rows: ClockRow[] = [];
  for (const clock of clocks) {
    const columns = columnsOf(clock, events);
    const row = history.clocks.find((candidate) => candidate.kind === clock.kind && candidate.round === clock.seq);
    if (row) kept.add(row.id);
    if (!row || !isDeepStrictEqual(pick(row), columns))
      rows.push({ ...columns, id: row?.id ?? newId(), ...ownerOf(ticket) });
  }
  const stale = history.clocks.filter((row) => !kept.has(row.id)).map((row) => row.id);
  return { rows, stale, nextDueAt: earliestDue(clocks) };
}

/** The first clock rows of a ticket that is about to be written, and its due time: nothing is there to be compared yet. */
export async function firstClocks(
  tx: Tx,
  ticket: Owner,
  opening: Event,
  now: Temporal.Instant,
): Promise<{ rows: ClockRow[]; nextDueAt: Date | null }> {
  const { policy, calendar } = await targetsOfBrand(tx, ticket.brandId);
  const clocks = clocksOf(slaEventsOf([storedEvent(opening)]), policy, calendar, now);
  const rows = clocks.map((clock) => ({ ...columnsOf(clock, [opening]), id: newId(), ...ownerOf(ticket) }));
  return { rows, nextDueAt: earliestDue(clocks) };
}

/** The earliest due time that still waits for somebody, missed or not. */
export function earliestDue(clocks: readonly Clock[]): Date | null {
  const waiting = clocks.filter((clock) => clock.stoppedAt === null).flatMap((clock) => clock.dueAt ?? []);
  const first = waiting.sort(Temporal.Instant.compare)[0];
  return first ? toDate(first) : null;
}

export function storedEvent(row: Event): StoredEvent {
  const data = row.data as { leg?: "public" | "dm"; quiet?: boolean };
  return {
    type: row.type as TicketEventType,
    at: toInstant(row.at),
    recordedAt: toInstant(row.recordedAt),
    statusAfter: row.statusAfter as TicketStatus,
    leg: data.leg ?? "public",
    isQuiet: data.quiet === true,
  };
}

/** The clock as columns. Elapsed time is stored once it stopped; who stopped it is the actor of that event. */
export function columnsOf(clock: Clock, events: readonly Event[]): ClockColumns {
  const stop = clock.stoppedAt;
  const stopper = stop
    ? events.findLast((event) => event.at.getTime() <= stop.epochMilliseconds && event.actorId)
    : null;
  return {
    kind: clock.kind,
    round: clock.seq,
    state: clock.state,
    startedAt: toDate(clock.startedAt),
    dueAt: clock.dueAt ? toDate(clock.dueAt) : null,
    stoppedAt: stop ? toDate(stop) : null,
    breachedAt: clock.breachedAt ? toDate(clock.breachedAt) : null,
    targetMinutes: clock.targetMinutes,
    elapsedSeconds: stop ? clock.elapsedMinutes * 60 : null,
    stoppedById: stopper?.actorId ?? null,
  };
}

function pick(row: ClockRow): ClockColumns {
  const { id: _id, brandId: _brand, ticketId: _ticket, channelId: _channel, ...columns } = row;
  return columns;
}

function ownerOf(ticket: Owner) {
  return { brandId: ticket.brandId, ticketId: ticket.id, channelId: ticket.channelId };
}
