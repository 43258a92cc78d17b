import { expect } from "vitest";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { expectDerived } from "#tests/db/laws/derived-columns.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";

const sent = ["accepted", "delivered", "read"];

export interface LawWatch {
  /** Fails when a law is broken. `released`: how often a person let a message go out once more. */
  readonly look: (released?: ReadonlyMap<string, number>) => Promise<void>;
}

/**
 * Laws 1 to 6 and 10 for some customers, looked at after each command: what the database says of itself against the
 * network's own log. It remembers what it saw, so that nothing may go back either.
 */
export function watchLaws(world: XTestWorld, customerIds: readonly string[]): LawWatch {
  const before = new Map<string, OutboxMessage>();
  return {
    look: async (released = new Map()) => {
      const handles = { handle: { externalId: { in: [...customerIds] }, brandId: world.brand.id } };
      const tickets = await world.db.ticket.findMany({ where: handles });
      const messages = await world.db.outboxMessage.findMany({
        where: { ticket: handles },
        include: { attempts: true },
      });
      const found = messages.flatMap((message) => [
        ...messageBreaches(world, message, released.get(message.id) ?? 0),
        ...attemptBreaches(message),
        ...stepsBack(before.get(message.id), message),
      ]);
      for (const message of messages) before.set(message.id, message);
      const acknowledgements = messages.filter((message) => message.kind === "acknowledgement");
      found.push(...acknowledgements.flatMap((each) => acknowledgementBreaches(world, each, messages)));
      found.push(...onceBreaches(messages), ...(await ticketBreaches(world, tickets)));
      const unstated = await world.db.mention.count({ where: { ...handles, state: "recorded" } });
      if (unstated > 0) found.push(`law 1: ${unstated} mentions have no stated end`);
      expect(found).toEqual([]);
      for (const ticket of tickets) await expectDerived(world.db, ticket);
    },
  };
}

/** What this X really did with the words of a message; texts of one test are all different. */
export function doneWith(world: XTestWorld, { leg, text }: Pick<OutboxMessage, "leg" | "text">) {
  return world.peer.log.accepted.filter((entry) => entry.leg === leg && entry.text === text);
}

function messageBreaches(world: XTestWorld, message: OutboxMessage, releases: number): string[] {
  const name = `${message.kind} (${message.state}, attempt ${message.attempt})`;
  const done = doneWith(world, message).length;
  const calls = world.peer.log.requests.filter(
    ({ endpoint, body }) =>
      endpoint === (message.leg === "dm" ? "send-dm" : "send-post") && textOf(body) === message.text,
  ).length;
  return [
    ...(done > 1 + releases ? [`law 2: ${name} was done ${done} times, ${releases} of them released by a person`] : []),
    ...(calls > message.attempt ? [`law 4: ${name} was called ${calls} times`] : []),
    ...(sent.includes(message.state) && message.externalId === null && message.confirmedById === null
      ? [`law 3: ${name} has no proof`]
      : []),
    ...(message.state === "sending" && message.leaseUntil === null ? [`${name} has no lease`] : []),
  ];
}

function textOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "text" in body ? body.text : null;
}

function attemptBreaches({ kind, attempt, attempts }: OutboxMessage & { attempts: { attempt: number }[] }): string[] {
  const numbers = attempts.map((row) => row.attempt).sort((a, b) => a - b);
  const right = numbers.length === attempt && numbers.every((number, index) => number === index + 1);
  return right ? [] : [`attempts of ${kind}: ${numbers.join(", ")} for attempt ${attempt}`];
}

function stepsBack(old: OutboxMessage | undefined, now: OutboxMessage): string[] {
  if (!old) return [];
  const lost = (what: string, is: boolean) => (is ? [`${now.kind} went back: ${what}`] : []);
  return [
    ...lost(`${old.state} → ${now.state}`, sent.includes(old.state) && !sent.includes(now.state)),
    ...lost(`attempt ${old.attempt} → ${now.attempt}`, now.attempt < old.attempt),
    ...lost(`id ${old.externalId} → ${now.externalId}`, old.externalId !== null && now.externalId !== old.externalId),
    ...lost("its text changed", old.text !== now.text),
  ];
}

function acknowledgementBreaches(world: XTestWorld, ack: OutboxMessage, messages: readonly OutboxMessage[]): string[] {
  if (ack.state === "cancelled") return [];
  const dm = messages.find((message) => message.id === ack.dmId);
  if (!dm || dm.ticketId !== ack.ticketId || !sent.includes(dm.state)) {
    return [`law 3: an acknowledgement (${ack.state}) whose DM is ${dm?.state ?? "missing"}`];
  }
  const { accepted } = world.peer.log;
  const at = (message: OutboxMessage) => accepted.findIndex((entry) => doneWith(world, message).includes(entry));
  const isFirst = at(dm) >= 0 && at(dm) < at(ack);
  const isTrue = at(ack) < 0 || isFirst || dm.confirmedById !== null;
  return isTrue ? [] : ["law 3: the network saw the acknowledgement before the DM"];
}

function onceBreaches(messages: readonly OutboxMessage[]): string[] {
  const once = messages.filter(({ kind }) => kind === "first-dm" || kind === "acknowledgement");
  const keys = once.map(({ ticketId, kind }) => `${kind} of ${ticketId}`);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `law 2: a second ${key}`);
}

async function ticketBreaches({ db }: XTestWorld, tickets: readonly Ticket[]): Promise<string[]> {
  const breaches: string[] = [];
  const unclosed = tickets.filter(({ status }) => status !== "closed").map(({ handleId }) => handleId);
  if (new Set(unclosed).size !== unclosed.length) breaches.push("a customer has two unclosed tickets");
  if (new Set(tickets.map(({ number }) => number)).size !== tickets.length)
    breaches.push("law 10: a number came twice");
  for (const { id, number, status, resolvedAt, closedAt, version } of tickets) {
    if (!parseRegistrationNumber(number).ok) breaches.push(`law 10: ${number} is not well formed`);
    if ((status === "closed") !== (closedAt !== null)) breaches.push(`${status} with closedAt ${closedAt}`);
    if (status === "resolved" && resolvedAt === null) breaches.push("resolved without a time");
    if (status !== "resolved" && status !== "closed" && resolvedAt !== null) breaches.push(`${status} with resolvedAt`);
    const events = await db.ticketEvent.count({ where: { ticketId: id } });
    if (events !== version) breaches.push(`law 5: version ${version} with ${events} events`);
  }
  return breaches;
}
