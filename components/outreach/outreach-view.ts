import type { OutboxView, TicketPage } from "#lib/tickets/rules/ticket-view.ts";

/** Both texts as they would be sent, from lib/outreach/draft-outreach.ts. */
export interface OutreachDraftView {
  readonly dm: { readonly text: string };
  readonly acknowledgement: {
    readonly text: string;
    readonly variants: readonly string[];
    readonly anchor: { readonly permalink: string | null; readonly text: string | null } | null;
    readonly canReplyPublicly: boolean;
    readonly because: string;
  };
  readonly invitation: { readonly text: string } | null;
}

/** Nothing was sent yet and we may write first: the two cards have the floor. */
export function startsWithOutreach(ticket: TicketPage): boolean {
  return ticket.next.action === "send-outreach";
}

const reached: readonly string[] = ["accepted", "delivered", "read"];

export function isReached(message: OutboxView | null): boolean {
  return message !== null && reached.includes(message.state);
}

/** While the outreach is under way its messages are in the cards; once all is done they stand in the timeline. */
export function isReceiptOpen(ticket: TicketPage): boolean {
  const { outreach } = ticket;
  if (!outreach.dm) return false;
  const open: readonly string[] = ["sending-dm", "dm-accepted", "refused", "needs-a-person"];
  if (open.includes(outreach.state)) return true;
  const last = outreach.state === "invited" ? outreach.invitation : outreach.acknowledgement;
  return last !== null && ticket.timeline.at(-1)?.from !== "customer" && isNewest(ticket, last);
}

function isNewest(ticket: TicketPage, message: OutboxView): boolean {
  return ticket.timeline.findLast((item) => item.leg === "dm" || item.leg === "public")?.id === message.id;
}

/** Ids of the messages that the cards show, so that the timeline does not say them twice. */
export function shownInCards(ticket: TicketPage): ReadonlySet<string> {
  if (!isReceiptOpen(ticket)) return new Set();
  const { dm, acknowledgement, invitation } = ticket.outreach;
  return new Set([dm, acknowledgement, invitation].flatMap((message) => (message ? [message.id] : [])));
}
