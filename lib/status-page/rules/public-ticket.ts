import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import type { ClockKind } from "#lib/sla/rules/policy.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import type { PublicEvent } from "./steps.ts";

export interface PublicClock {
  readonly kind: ClockKind;
  readonly dueAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  readonly isCancelled: boolean;
}

/** Everything the customer page may know of a ticket. No text of anybody is among it (law 8). */
export interface PublicTicket {
  readonly number: string;
  readonly status: TicketStatus;
  readonly outreachState: OutreachState;
  readonly network: string;
  /** The brand's own settings, published by the brand. */
  readonly brand: {
    readonly name: string;
    readonly zone: string;
    readonly locale: string;
    readonly addressForm: string;
    readonly officialChannelName: string;
    readonly officialChannelUrl: string;
  };
  readonly events: readonly PublicEvent[];
  readonly clocks: readonly PublicClock[];
}

/** Whether a DM of ours is known to have been accepted: only then may the page say that we wrote one. */
export function hasWrittenDm(ticket: Pick<PublicTicket, "events">): boolean {
  return ticket.events.some((event) => event.type === "outreach.dm-accepted");
}

/** A clock whose end is still to come. */
export function isWaiting(clock: PublicClock): boolean {
  return clock.stoppedAt === null && !clock.isCancelled;
}

/** A promised time that has passed; on the very moment it is not late yet. */
export function isLate(by: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return by !== null && Temporal.Instant.compare(by, now) < 0;
}
