import type { OutboxKind, OutboxState } from "#lib/outbox/rules/message.ts";

export interface MessageModel {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly text: string;
  readonly customer: number;
  state: OutboxState;
  attempt: number;
  absentReads: number;
  releases: number;
  /** The product knows the network's id of it. */
  isProved: boolean;
}

/** How a send call ended for its caller. */
export type Outcome = "accepted" | "unknown" | "refused" | "retry";

/** A worker that holds a claim, or held one: nobody told it that its lease ran out. */
export interface ClaimModel {
  readonly message: MessageModel;
  readonly attempt: number;
  /** Null until it called. */
  outcome: Outcome | null;
}

export interface OutboxModel {
  readonly messages: MessageModel[];
  readonly claims: ClaimModel[];
  /** The customers' only posts, gone or not. */
  readonly isPostGone: boolean[];
  /** Who wrote to us by DM: they can be answered there before the first DM. */
  readonly hasWritten: boolean[];
}

export const isSent = ({ state }: MessageModel) => state === "accepted" || state === "read";
export const isUndecided = ({ state }: MessageModel) => state === "unknown" || state === "needs-a-person";

export function queued(model: OutboxModel, message: Pick<MessageModel, "id" | "kind" | "text" | "customer">): void {
  const fresh = { state: "queued", attempt: 0, absentReads: 0, releases: 0, isProved: false } as const;
  model.messages.push({ ...message, ...fresh });
}

/** What a worker may take: nobody is written to while a message to them is on its way. */
export function claimable({ messages }: OutboxModel): MessageModel[] {
  const busy = messages.filter((message) => message.state === "sending").map((message) => message.customer);
  return messages.filter((message) => message.state === "queued" && !busy.includes(message.customer));
}

export function claim(model: OutboxModel, message: MessageModel): void {
  message.state = "sending";
  message.attempt += 1;
  model.claims.push({ message, attempt: message.attempt, outcome: null });
}

/** The answer of a call is written down; true = a first DM was accepted just now, so its acknowledgement exists. */
export function settle({ message, attempt, outcome }: ClaimModel): boolean {
  if (attempt !== message.attempt) return false;
  if (outcome === "accepted") {
    const counts = message.state === "sending" || message.state === "queued" || isUndecided(message);
    return counts && accept(message, true);
  }
  if (message.state !== "sending") return false;
  if (outcome === "unknown") Object.assign(message, { state: "unknown", absentReads: 0 });
  if (outcome === "refused") message.state = "refused";
  if (outcome === "retry") message.state = "queued";
  return false;
}

export function expire({ messages }: OutboxModel): void {
  for (const message of messages) {
    if (message.state === "sending") Object.assign(message, { state: "unknown", absentReads: 0 });
  }
}

/** Reading one unknown message back. `done`: the network lists it. */
export function look(message: MessageModel, done: boolean, isReadable: boolean): { result: string; isFirst: boolean } {
  if (!isReadable) return { result: "read-again", isFirst: false };
  if (done) return { result: "accept", isFirst: accept(message, true) };
  if (message.absentReads === 0) {
    message.absentReads = 1;
    return { result: "read-again", isFirst: false };
  }
  if (message.attempt >= 5) {
    message.state = "needs-a-person";
    return { result: "ask-a-person", isFirst: false };
  }
  Object.assign(message, { state: "queued", absentReads: 0 });
  return { result: "send-again", isFirst: false };
}

export function wasSent(message: MessageModel): boolean {
  return accept(message, false);
}

export function sendAgain(message: MessageModel): void {
  Object.assign(message, { state: "queued", absentReads: 0, releases: message.releases + 1 });
}

/** The network repeats what the brand did: proof, unless the message was never tried or is finished otherwise. */
export function echoed(message: MessageModel): boolean {
  if (message.isProved) return false;
  if (isSent(message)) {
    message.isProved = true;
    return false;
  }
  const mayBe =
    message.state === "sending" || isUndecided(message) || (message.state === "queued" && message.attempt > 0);
  return mayBe && accept(message, true);
}

export function readBy(model: OutboxModel, customer: number): void {
  for (const message of model.messages) {
    const isDm = message.kind === "first-dm" || message.kind === "dm";
    if (isDm && message.customer === customer && message.state === "accepted") message.state = "read";
  }
}

/** The customer's only post is deleted: what was never tried and needs it is taken back. */
export function postGone(model: OutboxModel, customer: number): void {
  model.isPostGone[customer] = true;
  for (const message of model.messages) {
    const needsIt = message.kind === "first-dm" || message.kind === "acknowledgement";
    const waits = message.attempt === 0 && (message.state === "queued" || message.state === "needs-a-person");
    if (message.customer === customer && needsIt && waits) message.state = "cancelled";
  }
}

function accept(message: MessageModel, isProved: boolean): boolean {
  message.state = "accepted";
  message.isProved = isProved;
  return message.kind === "first-dm";
}
