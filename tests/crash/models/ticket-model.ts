import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";

/** What a test believes of one ticket. Written from the design, not from the product's tables. */
export interface TicketModel {
  readonly number: string;
  status: TicketStatus;
  outreach: OutreachState;
  /** 0 and 1 are the two agents. */
  assignee: number | null;
  readonly isByDm: boolean;
  hasDmLeg: boolean;
  hasOutreach: boolean;
  awaitsUs: boolean;
  isSeen: boolean;
}

export type Pending = {
  readonly of: TicketModel;
  readonly kind: "first-dm" | "dm" | "acknowledgement" | "public-reply";
};

export interface CustomerModel {
  readonly tickets: TicketModel[];
  /** In the order in which they were queued. */
  readonly pending: Pending[];
}

/** A refusal changes nothing; else the types of the events that were written, in order. */
export type Expected = { readonly refusal: string } | { readonly events: readonly string[] };

const conflict: Expected = { refusal: "conflict" };
const nothing: Expected = { events: [] };
const working: readonly TicketStatus[] = ["new", "open", "waiting-customer", "waiting-internal"];
const isWorked = ({ status }: TicketModel) => working.includes(status);

export const unclosed = ({ tickets }: CustomerModel) => tickets.find((ticket) => ticket.status !== "closed");

export function newTicket(number: string, isByDm: boolean): TicketModel {
  const outreach = isByDm ? "skipped" : "none";
  const facts = { assignee: null, hasOutreach: false, awaitsUs: true, isSeen: false };
  return { number, status: "new", outreach, isByDm, hasDmLeg: isByDm, ...facts };
}

type Step = (ticket: TicketModel, customer: CustomerModel, agent: number) => Expected;

/** What each thing that an agent can ask for does to a ticket, or that it is refused. */
export const steps: Readonly<Record<string, Step>> = {
  claim: (ticket, _, agent) => {
    if (ticket.status === "closed" || (ticket.assignee !== null && ticket.assignee !== agent)) return conflict;
    return ticket.assignee === agent ? nothing : take(ticket, agent, "ticket.claimed");
  },
  "hand over": (ticket, _, agent) => {
    if (ticket.status === "closed") return conflict;
    return ticket.assignee === agent ? nothing : take(ticket, agent, "ticket.assigned");
  },
  "give back": (ticket) => {
    if (ticket.status === "closed") return conflict;
    if (ticket.assignee === null) return nothing;
    ticket.assignee = null;
    return { events: ["ticket.unassigned"] };
  },
  "wait for the customer": (ticket) => move(ticket, "waiting-customer", ["new", "open", "waiting-internal"]),
  "wait for colleagues": (ticket) => move(ticket, "waiting-internal", ["new", "open", "waiting-customer"]),
  resume: (ticket) => {
    const moved = move(ticket, "open", ["waiting-customer", "waiting-internal"]);
    return "events" in moved ? { events: ["ticket.resumed"] } : moved;
  },
  resolve: (ticket) => end(ticket, "resolved", working),
  "resolve and tell": (ticket, customer) => {
    if (!ticket.hasDmLeg || !isWorked(ticket)) return conflict;
    customer.pending.push({ of: ticket, kind: "dm" });
    end(ticket, "resolved", working);
    return { events: ["reply.queued", "ticket.resolved"] };
  },
  close: (ticket) => end(ticket, "closed", [...working, "resolved"]),
  reopen: (ticket, customer) => {
    const other = unclosed(customer);
    if (isWorked(ticket) || (other && other !== ticket)) return conflict;
    ticket.status = "open";
    return { events: ["ticket.reopened"] };
  },
  note: () => ({ events: ["note.added"] }),
  see: (ticket) => {
    if (ticket.isSeen) return nothing;
    ticket.isSeen = true;
    return { events: ["ticket.seen"] };
  },
  "reach out": (ticket, customer) => {
    if (ticket.hasOutreach) return nothing;
    if (!isWorked(ticket) || ticket.isByDm) return conflict;
    const claimed = ticket.assignee === null ? ["ticket.claimed"] : [];
    // Whoever asks here is the first agent.
    ticket.assignee ??= 0;
    if (ticket.status === "new") ticket.status = "open";
    ticket.hasOutreach = true;
    ticket.outreach = "sending-dm";
    customer.pending.push({ of: ticket, kind: "first-dm" });
    return { events: [...claimed, "outreach.started"] };
  },
  skip: (ticket) => {
    if (ticket.outreach === "skipped") return nothing;
    if (ticket.outreach !== "none") return conflict;
    ticket.outreach = "skipped";
    return { events: ["outreach.skipped"] };
  },
  "answer by DM": (ticket, customer) => {
    if (!ticket.hasDmLeg) return conflict;
    customer.pending.push({ of: ticket, kind: "dm" });
    return { events: ["reply.queued"] };
  },
  "answer in public": (ticket, customer) => {
    if (ticket.isByDm && !postsOf(customer).has(ticket)) return conflict;
    customer.pending.push({ of: ticket, kind: "public-reply" });
    return { events: ["reply.queued"] };
  },
};

/** Tickets that hold a public post of the customer. */
const posts = new WeakMap<CustomerModel, Set<TicketModel>>();
const postsOf = (customer: CustomerModel) =>
  posts.get(customer) ?? posts.set(customer, new Set()).get(customer) ?? new Set();

/** What the customer wrote arrived at this ticket: it was opened by it, or it was attached. */
export function customerWrote(customer: CustomerModel, ticket: TicketModel, how: { byDm: boolean; isQuiet: boolean }) {
  const events: string[] = [];
  if (ticket.status === "resolved" && !how.isQuiet) {
    ticket.status = "open";
    events.push("ticket.reopened");
  }
  if (ticket.status === "waiting-customer") ticket.status = "open";
  if (how.byDm) ticket.hasDmLeg = true;
  else postsOf(customer).add(ticket);
  if (!how.isQuiet) ticket.awaitsUs = true;
  return [...events, how.byDm ? "message.received" : "mention.attached"];
}

export const hasPost = (customer: CustomerModel, ticket: TicketModel) => void postsOf(customer).add(ticket);

/** The network takes everything that waits, DMs first; each receipt is an event of its ticket, closed or not. */
export function deliverAll(customer: CustomerModel): Map<TicketModel, string[]> {
  const events = new Map<TicketModel, string[]>();
  const rank = ({ kind }: Pending) => (kind === "first-dm" || kind === "dm" ? 1 : kind === "acknowledgement" ? 2 : 3);
  while (customer.pending.length > 0) {
    const next = customer.pending.toSorted((a, b) => rank(a) - rank(b))[0];
    if (!next) break;
    customer.pending.splice(customer.pending.indexOf(next), 1);
    const { of, kind } = next;
    events.set(of, [...(events.get(of) ?? []), accepted(customer, of, kind)]);
  }
  return events;
}

function accepted(customer: CustomerModel, ticket: TicketModel, kind: Pending["kind"]): string {
  if (kind === "acknowledgement") {
    ticket.outreach = "acknowledged";
    return "outreach.acknowledged";
  }
  ticket.awaitsUs = false;
  if (kind !== "first-dm") {
    if (ticket.status === "new") ticket.status = "open";
    return "reply.sent";
  }
  if (ticket.status === "new" || ticket.status === "open") ticket.status = "waiting-customer";
  ticket.outreach = "dm-accepted";
  ticket.hasDmLeg = true;
  customer.pending.push({ of: ticket, kind: "acknowledgement" });
  return "outreach.dm-accepted";
}

function take(ticket: TicketModel, agent: number, event: string): Expected {
  ticket.assignee = agent;
  if (ticket.status === "new") ticket.status = "open";
  return { events: [event] };
}

function move(ticket: TicketModel, to: TicketStatus, from: readonly TicketStatus[]): Expected {
  if (!from.includes(ticket.status)) return conflict;
  ticket.status = to;
  return { events: [`ticket.${to}`] };
}

function end(ticket: TicketModel, to: "resolved" | "closed", from: readonly TicketStatus[]): Expected {
  const moved = move(ticket, to, from);
  if ("events" in moved) ticket.awaitsUs = false;
  return moved;
}
