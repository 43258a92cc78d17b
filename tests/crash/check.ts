import type { AcceptedEntry } from "#tests/peers/x/log.ts";

export interface TicketFact {
  readonly number: string;
  /** The customer's id at the network. */
  readonly customerId: string;
  readonly outreachState: string;
}

export interface MentionFact {
  readonly externalId: string;
  readonly state: string;
  readonly because: string | null;
}

export interface MessageFact {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly externalId: string | null;
}

/** What is known at the end: the network's own log on one side, what the product says of itself on the other. */
export interface Facts {
  /** In the order in which the network did them. */
  readonly accepted: readonly AcceptedEntry[];
  /** Posts whose delivery was answered 2xx. */
  readonly deliveredPosts: readonly string[];
  /** Ids of everybody who complained. */
  readonly complainers: readonly string[];
  readonly tickets: readonly TicketFact[];
  readonly mentions: readonly MentionFact[];
  readonly messages: readonly MessageFact[];
  /** Raw events that are neither settled with a reason nor waiting. */
  readonly unsettled: number;
}

/** Every breach of laws 1 to 4, in words; empty = all held. Duplicates are counted from the network's own log. */
export function breaches(facts: Facts): string[] {
  return [...lost(facts), ...ticketBreaches(facts), ...facts.tickets.flatMap((ticket) => sendBreaches(facts, ticket))];
}

function lost({ deliveredPosts, mentions, unsettled }: Facts): string[] {
  const states = new Map(mentions.map((mention) => [mention.externalId, mention]));
  const missing = [...new Set(deliveredPosts)].filter((id) => !states.has(id)).map((id) => `lost: post ${id}`);
  const unstated = mentions
    .filter(({ state, because }) => state === "recorded" || because === null)
    .map(({ externalId }) => `lost: mention ${externalId} without a stated end`);
  const twice = mentions.length - states.size;
  const doubled = twice > 0 ? [`duplicate: ${twice} mentions were recorded twice`] : [];
  return [
    ...missing,
    ...doubled,
    ...unstated,
    ...(unsettled > 0 ? [`lost: ${unsettled} events were never settled`] : []),
  ];
}

function ticketBreaches({ complainers, tickets }: Facts): string[] {
  const count = new Map<string, number>();
  for (const { customerId } of tickets) count.set(customerId, (count.get(customerId) ?? 0) + 1);
  const wrong = complainers.filter((id) => count.get(id) !== 1);
  const numbers = new Set(tickets.map((ticket) => ticket.number));
  return [
    ...wrong.map((id) => `tickets: ${count.get(id) ?? 0} for customer ${id}`),
    ...(numbers.size === tickets.length ? [] : ["tickets: a number was given twice"]),
  ];
}

function sendBreaches({ accepted, messages }: Facts, { number, customerId }: TicketFact): string[] {
  const of = (leg: "dm" | "public") =>
    accepted.flatMap((entry, at) => (entry.leg === leg && entry.text.includes(number) ? [{ ...entry, at }] : []));
  const [dms, replies] = [of("dm"), of("public")];
  const told = messages.filter((message) => message.number === number && message.externalId !== null);
  const real = new Set([...dms, ...replies].map((entry) => entry.id));
  return [
    ...(dms.length > 1 ? [`duplicate: ${dms.length} DMs of ${number}`] : []),
    ...(replies.length > 1 ? [`duplicate: ${replies.length} public replies of ${number}`] : []),
    ...dms.filter((dm) => dm.recipientId !== customerId).map((dm) => `DM ${dm.id} of ${number} went to somebody else`),
    ...replies
      .filter((reply) => !dms.some((dm) => dm.at < reply.at))
      .map((reply) => `public reply ${reply.id} of ${number} before a DM was accepted`),
    ...told
      .filter(
        (message) =>
          (message.kind === "first-dm" || message.kind === "acknowledgement") && !real.has(message.externalId ?? ""),
      )
      .map((message) => `${message.kind} of ${number} names ${message.externalId}, which the network never did`),
  ];
}

/** After the draining: what must be finished when nothing hinders it any more. */
export function unfinished({ tickets, messages, accepted }: Facts): string[] {
  const open = ["queued", "sending", "unknown", "held"];
  return [
    ...messages
      .filter(({ state }) => open.includes(state))
      .map(({ number, kind, state }) => `${kind} of ${number} is ${state}`),
    ...tickets
      .filter(({ outreachState, number }) => outreachState === "acknowledged" && !hasBoth(accepted, number))
      .map(({ number }) => `${number} calls itself acknowledged, the network knows better`),
  ];
}

function hasBoth(accepted: readonly AcceptedEntry[], number: string): boolean {
  return (["dm", "public"] as const).every((leg) =>
    accepted.some((entry) => entry.leg === leg && entry.text.includes(number)),
  );
}
