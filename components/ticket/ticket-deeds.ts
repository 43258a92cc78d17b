import type { Action } from "../desk/action-result.ts";

/** Everything a person can do from the ticket; server actions, handed in by the page. */
export interface TicketDeeds {
  readonly claim: Action<{ number: string }>;
  readonly assign: Action<{ number: string; staffId: string | null }>;
  readonly addNote: Action<{ number: string; text: string }>;
  readonly wait: Action<{ number: string; for: "customer" | "internal"; because?: string }>;
  readonly resume: Action<{ number: string }>;
  readonly resolve: Action<{ number: string; summary: string; tellCustomer: boolean }>;
  readonly close: Action<{ number: string; because?: string }>;
  readonly reopen: Action<{ number: string; because?: string }>;
  readonly markSeen: Action<{ number: string }>;
  readonly reachOut: Action<{ number: string; dm?: string; acknowledgement?: string; anyway?: boolean }>;
  readonly invite: Action<{ number: string; text?: string }>;
  readonly skipOutreach: Action<{ number: string; because: string }>;
  readonly confirmByHand: Action<{
    number: string;
    step: "acknowledgement" | "first-dm" | "invitation";
    permalink?: string;
  }>;
  readonly sendDirectMessage: Action<SendInput>;
  readonly replyPublicly: Action<SendInput>;
  readonly takeInHand: Action<{ messageId: string }>;
  readonly decideOutcome: Action<{ messageId: string; outcome: "was-sent" | "send-again"; permalink?: string }>;
}

export interface SendInput {
  number: string;
  text: string;
  /** Made once per draft: the same draft sent twice is one message. */
  key: string;
  seenVersion?: number;
}
