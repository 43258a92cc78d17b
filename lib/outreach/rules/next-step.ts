import type { Abilities } from "#lib/channels/rules/abilities.ts";
import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";

export interface OutreachFacts {
  readonly status: TicketStatus;
  readonly outreachState: OutreachState;
  readonly directMessage: Abilities["directMessage"];
  /** RefusalReason of the DM, when it was refused. */
  readonly refusal: string | null;
  readonly hasInviteLink: boolean;
  /** The customer's newest message waits for us. */
  readonly awaitsUs: boolean;
  /** An acknowledgement or DM waits for a person's hand or decision. */
  readonly waitsForAPerson: "acknowledgement" | "first-dm" | "invitation" | "other" | null;
}

export type NextAction =
  | "send-outreach"
  | "invite"
  | "acknowledge-by-hand"
  | "decide"
  | "answer"
  | "wait"
  | "resolve"
  | "close"
  | "reopen";

export interface NextStep {
  readonly action: NextAction;
  readonly because: string;
}

/**
 * The next right action on a ticket: the one rule that decides the next step of an outreach. The screen offers it under
 * one key, the API tells it. Pure; first match wins.
 */
export function nextStep(facts: OutreachFacts): NextStep {
  if (facts.status === "closed") return { action: "reopen", because: "closed" };
  if (facts.waitsForAPerson === "acknowledgement")
    return { action: "acknowledge-by-hand", because: "the-network-wants-a-hand" };
  if (facts.waitsForAPerson !== null) return { action: "decide", because: "outcome-not-known" };
  if (facts.status === "resolved") return { action: "close", because: "resolved" };
  if (facts.outreachState === "none") return outreachStep(facts);
  if (facts.outreachState === "refused" && canInvite(facts))
    return { action: "invite", because: facts.refusal ?? "refused" };
  if (facts.outreachState === "sending-dm") return { action: "wait", because: "the-dm-is-on-its-way" };
  if (facts.awaitsUs) return { action: "answer", because: "the-customer-waits" };
  if (facts.status === "waiting-customer") return { action: "wait", because: "waiting-for-the-customer" };
  return { action: "resolve", because: "answered" };
}

/** Whether the fallback may be offered: after a refused DM, never after "blocked" or "gone" (DESIGN §2). Pure. */
export function canInvite(facts: Pick<OutreachFacts, "outreachState" | "refusal" | "hasInviteLink">): boolean {
  const isFinal = facts.refusal === "blocked" || facts.refusal === "gone";
  return facts.outreachState === "refused" && facts.hasInviteLink && !isFinal;
}

function outreachStep(facts: OutreachFacts): NextStep {
  const canWriteFirst = facts.directMessage === "yes" || facts.directMessage === "private-reply";
  if (canWriteFirst) return { action: "send-outreach", because: "the-brand-writes-first" };
  return { action: "answer", because: `dm-first:${facts.directMessage}` };
}
