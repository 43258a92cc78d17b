import { type NextAction, nextOf } from "./next-action.ts";
import { hasWrittenDm, isLate, isWaiting, type PublicTicket } from "./public-ticket.ts";
import { type Step, stepsOf } from "./steps.ts";

export const sentenceKinds = [
  "received",
  "looking",
  "sending-dm",
  "working",
  "your-turn-read",
  "dm-not-through",
  "delivery-unclear",
  "waiting-for-answer",
  "waiting-for-your-dm",
  "waiting-for-you",
  "with-our-team",
  "resolved",
  "closed",
] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

export const abilityKinds = [
  "answer-dm",
  "write-dm",
  "reopen",
  "write-again",
  "official-channel",
  "keep-private",
  "keep-number",
] as const;
export type AbilityKind = (typeof abilityKinds)[number];

export interface CustomerView {
  readonly number: string;
  readonly sentence: SentenceKind;
  /** Null when nothing comes next: the report is closed. */
  readonly next: NextAction | null;
  /** When we mean to be done, if that is not already what comes next. */
  readonly finish: { readonly by: Temporal.Instant; readonly isLate: boolean } | null;
  readonly steps: readonly Step[];
  readonly hiddenSteps: number;
  readonly whatYouCanDo: readonly AbilityKind[];
  readonly network: string;
  readonly brandName: string;
  readonly addressForm: string;
  readonly zone: string;
  /** Url is null when the brand's setting is no http(s) address. */
  readonly officialChannel: { readonly name: string; readonly url: string | null };
  readonly now: Temporal.Instant;
}

/** The customer's page of a ticket at `now`: words of closed lists and times only. Pure. */
export function customerView(ticket: PublicTicket, now: Temporal.Instant): CustomerView {
  const { steps, hidden } = stepsOf(ticket.events);
  const next = nextOf(ticket, now);
  return {
    number: ticket.number,
    sentence: sentenceOf(ticket),
    next,
    finish: next?.what === "finish" ? null : finishOf(ticket, now),
    steps,
    hiddenSteps: hidden,
    whatYouCanDo: abilitiesOf(ticket),
    network: ticket.network,
    brandName: ticket.brand.name,
    addressForm: ticket.brand.addressForm,
    zone: ticket.brand.zone,
    officialChannel: { name: ticket.brand.officialChannelName, url: webAddress(ticket.brand.officialChannelUrl) },
    now,
  };
}

function sentenceOf(ticket: PublicTicket): SentenceKind {
  switch (ticket.status) {
    case "closed":
    case "resolved":
      return ticket.status;
    case "waiting-internal":
      return "with-our-team";
    case "waiting-customer":
      if (ticket.outreachState === "invited") return "waiting-for-your-dm";
      return hasWrittenDm(ticket) ? "waiting-for-answer" : "waiting-for-you";
    default:
      return sentenceWhileOurs(ticket);
  }
}

/** New or open: it is our turn. */
function sentenceWhileOurs(ticket: PublicTicket): SentenceKind {
  if (ticket.clocks.some((clock) => clock.kind === "next-reply" && isWaiting(clock))) return "your-turn-read";
  switch (ticket.outreachState) {
    case "none":
      return ticket.status === "new" ? "received" : "looking";
    case "sending-dm":
      return "sending-dm";
    case "refused":
      return "dm-not-through";
    case "needs-a-person":
      return hasWrittenDm(ticket) ? "working" : "delivery-unclear";
    default:
      return "working";
  }
}

function finishOf(ticket: PublicTicket, now: Temporal.Instant): CustomerView["finish"] {
  const by = ticket.clocks.findLast((clock) => clock.kind === "resolution" && isWaiting(clock))?.dueAt;
  return by ? { by, isLate: isLate(by, now) } : null;
}

function abilitiesOf(ticket: PublicTicket): AbilityKind[] {
  const always: AbilityKind[] = ["official-channel", "keep-private", "keep-number"];
  if (ticket.status === "closed") return ["write-again", ...always];
  if (ticket.status === "resolved") return ["reopen", ...always];
  if (hasWrittenDm(ticket)) return ["answer-dm", ...always];
  return ticket.outreachState === "invited" ? ["write-dm", ...always] : always;
}

function webAddress(text: string): string | null {
  const parsed = URL.parse(text);
  return parsed && (parsed.protocol === "https:" || parsed.protocol === "http:") ? parsed.href : null;
}
