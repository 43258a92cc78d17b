import type { TicketEventType } from "#lib/events/rules/event-types.ts";

/** A stage of the way as the customer is told it: a word of a closed list, never a text. */
export const stepKinds = [
  "received",
  "number-given",
  "working",
  "dm-written",
  "told-in-public",
  "invited",
  "you-answered",
  "you-wrote",
  "we-answered",
  "waiting-for-you",
  "with-our-team",
  "resumed",
  "resolved",
  "closed",
  "reopened",
] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step {
  readonly what: StepKind;
  readonly at: Temporal.Instant;
}

/** Of an event the customer page takes its type and its times, nothing else (law 8). */
export interface PublicEvent {
  readonly type: string;
  readonly at: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
}

/** What an event means to the customer. What is missing here is our own business and is not shown. */
const meanings: Partial<Record<TicketEventType, StepKind>> = {
  "ticket.opened": "received",
  "ticket.claimed": "working",
  "ticket.assigned": "working",
  "outreach.started": "working",
  "outreach.dm-accepted": "dm-written",
  "outreach.acknowledged": "told-in-public",
  "outreach.invited": "invited",
  "message.received": "you-answered",
  "mention.attached": "you-wrote",
  "reply.sent": "we-answered",
  "message.seen-elsewhere": "we-answered",
  "ticket.waiting-customer": "waiting-for-you",
  "ticket.waiting-internal": "with-our-team",
  "ticket.resumed": "resumed",
  "ticket.resolved": "resolved",
  "ticket.closed": "closed",
  "ticket.reopened": "reopened",
};

/** The event types that a customer page reads at all. */
export const publicEventTypes: readonly string[] = Object.keys(meanings);

const mostSteps = 40;

/**
 * The steps of a ticket, oldest first. A repeated step keeps its latest time (three answers in a row are one line);
 * "working" is told once for each opening. `hidden` counts lines left out of the middle of a very long way.
 */
export function stepsOf(events: readonly PublicEvent[]): { readonly steps: readonly Step[]; readonly hidden: number } {
  const all = events.flatMap(stepsOfEvent).sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const told: Step[] = [];
  let isWorked = false;
  for (const step of all) {
    if (step.what === "working" && isWorked) continue;
    if (step.what === "working") isWorked = true;
    if (step.what === "reopened") isWorked = false;
    if (told.at(-1)?.what === step.what) told.pop();
    told.push(step);
  }
  if (told.length <= mostSteps) return { steps: told, hidden: 0 };
  return { steps: [...told.slice(0, 2), ...told.slice(2 - mostSteps)], hidden: told.length - mostSteps };
}

function stepsOfEvent(event: PublicEvent): Step[] {
  const what = Object.hasOwn(meanings, event.type) ? meanings[event.type as TicketEventType] : undefined;
  if (what === undefined) return [];
  if (what === "received")
    return [
      { what, at: event.at },
      { what: "number-given", at: event.recordedAt },
    ];
  return [{ what, at: event.at }];
}
