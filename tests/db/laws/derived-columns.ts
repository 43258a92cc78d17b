import { expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { columnsOf, earliestDue, storedEvent } from "#lib/events/rederive-clocks.ts";
import type { TicketEventType } from "#lib/events/rules/event-types.ts";
import { type OutreachState, outreachAfter } from "#lib/events/rules/outreach-state.ts";
import { slaEventsOf } from "#lib/events/rules/sla-events.ts";
import { transition } from "#lib/events/rules/transitions.ts";
import { targetsOfBrand } from "#lib/events/targets-of-brand.ts";
import { clocksOf } from "#lib/sla/rules/clocks.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { toInstant } from "#lib/time/instant.ts";

/** Law 6 (and the gapless versions of law 5): status, outreach state, clocks and due time follow from the events. */
export async function expectDerived(db: Db, ticket: Ticket): Promise<void> {
  const events = await db.ticketEvent.findMany({ where: { ticketId: ticket.id }, orderBy: { version: "asc" } });
  expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
  expect(ticket.version).toBe(events.length);
  let status: TicketStatus = "new";
  let outreach: OutreachState = storedEvent(events[0] ?? fail(ticket)).leg === "dm" ? "skipped" : "none";
  for (const event of events) {
    const step = transition(status, event.type as TicketEventType);
    if (step.ok) status = step.status;
    outreach = outreachAfter(outreach, event.type as TicketEventType);
    expect([event.type, event.statusAfter]).toEqual([event.type, status]);
  }
  expect([ticket.status, ticket.outreachState]).toEqual([status, outreach]);
  const { policy, calendar } = await db.$transaction((tx) => targetsOfBrand(tx, ticket.brandId));
  const now = toInstant(events.at(-1)?.recordedAt ?? new Date());
  const clocks = clocksOf(slaEventsOf(events.map(storedEvent)), policy, calendar, now);
  const rows = await db.clock.findMany({ where: { ticketId: ticket.id } });
  const plain = ({ id: _i, brandId: _b, ticketId: _t, channelId: _c, ...columns }: (typeof rows)[number]) => columns;
  const sorted = (list: readonly { kind: string; round: number }[]) =>
    list.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.round - b.round);
  expect(sorted(rows.map(plain))).toEqual(sorted(clocks.map((clock) => columnsOf(clock, events))));
  expect(ticket.nextDueAt).toEqual(earliestDue(clocks));
}

function fail(ticket: Ticket): never {
  throw new Error(`${ticket.number} has no events`);
}
