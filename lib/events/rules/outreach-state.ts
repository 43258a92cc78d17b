import type { TicketEventType } from "./event-types.ts";

export const outreachStates = [
  "none",
  "sending-dm",
  "dm-accepted",
  "acknowledged",
  "refused",
  "invited",
  "needs-a-person",
  "skipped",
] as const;
export type OutreachState = (typeof outreachStates)[number];

/**
 * The outreach's own small machine: state × event → next state. What is missing here leaves it alone;
 * a late receipt can therefore never undo an acknowledgement.
 */
export const outreachTransitions = {
  none: { "outreach.started": "sending-dm", "outreach.skipped": "skipped" },
  "sending-dm": {
    "outreach.dm-accepted": "dm-accepted",
    "outreach.refused": "refused",
    "outreach.needs-a-person": "needs-a-person",
  },
  "dm-accepted": {
    "outreach.acknowledged": "acknowledged",
    "outreach.acknowledgement-refused": "needs-a-person",
    "outreach.needs-a-person": "needs-a-person",
  },
  acknowledged: {},
  refused: { "outreach.invited": "invited", "outreach.skipped": "skipped" },
  invited: {},
  "needs-a-person": {
    "outreach.dm-accepted": "dm-accepted",
    "outreach.acknowledged": "acknowledged",
    "outreach.refused": "refused",
    "outreach.invited": "invited",
    "outreach.resumed": "sending-dm",
    "outreach.skipped": "skipped",
  },
  skipped: { "outreach.started": "sending-dm" },
} as const satisfies Record<OutreachState, Partial<Record<TicketEventType, OutreachState>>>;

/** The outreach state after an event; unrelated and late events leave it as it is. */
export function outreachAfter(state: OutreachState, event: TicketEventType): OutreachState {
  const row: Partial<Record<TicketEventType, OutreachState>> = outreachTransitions[state];
  return row[event] ?? state;
}
