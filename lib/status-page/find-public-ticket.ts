import type { Context } from "#lib/context.ts";
import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import type { ClockKind } from "#lib/sla/rules/policy.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { toInstant, toInstantOrNull } from "#lib/time/instant.ts";
import type { PublicTicket } from "./rules/public-ticket.ts";
import { publicEventTypes } from "./rules/steps.ts";

/**
 * What the public may know of a ticket, by its number in display form; null when there is none. Open to everybody:
 * the number is the only key, so no column that holds a person's words or name is even read (law 8).
 */
export async function findPublicTicket(ctx: Context, number: string): Promise<PublicTicket | null> {
  const row = await ctx.db.ticket.findUnique({
    where: { number },
    select: {
      number: true,
      status: true,
      outreachState: true,
      network: true,
      brand: {
        select: {
          name: true,
          zone: true,
          locale: true,
          addressForm: true,
          officialChannelName: true,
          officialChannelUrl: true,
        },
      },
      events: {
        where: { type: { in: [...publicEventTypes] } },
        orderBy: { version: "asc" },
        select: { type: true, at: true, recordedAt: true },
      },
      clocks: { orderBy: { round: "asc" }, select: { kind: true, state: true, dueAt: true, stoppedAt: true } },
    },
  });
  if (!row) return null;
  return {
    ...row,
    status: row.status as TicketStatus,
    outreachState: row.outreachState as OutreachState,
    events: row.events.map((event) => ({
      type: event.type,
      at: toInstant(event.at),
      recordedAt: toInstant(event.recordedAt),
    })),
    clocks: row.clocks.map((clock) => ({
      kind: clock.kind as ClockKind,
      dueAt: toInstantOrNull(clock.dueAt),
      stoppedAt: toInstantOrNull(clock.stoppedAt),
      isCancelled: clock.state === "cancelled",
    })),
  };
}
