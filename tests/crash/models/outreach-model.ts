import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import type { OutboxState } from "#lib/outbox/rules/message.ts";
import type { Standing } from "#tests/peers/x/world.ts";

/** A post of the customer, as model and network know it. */
export interface PostModel {
  readonly id: string;
  /** It names the brand, only answers it (which this network then does not take as a summons), or limits who may answer. */
  readonly kind: "names" | "answers" | "limits";
  isDeleted: boolean;
}

export interface MessageModel {
  state: OutboxState;
  attempt: number;
  absentReads: number;
  /** How often the network really did it. */
  done: number;
  releases: number;
  refusal: string | null;
  anchor: PostModel | null;
}

export type Step = "first-dm" | "acknowledgement" | "invitation";

/** What a test believes of one ticket's outreach. Written from the design, not from the product's tables. */
export interface OutreachModel {
  outreach: OutreachState;
  readonly isByDm: boolean;
  isAssisted: boolean;
  standing: Standing;
  readonly posts: PostModel[];
  readonly messages: Map<Step, MessageModel>;
}

export const steps: readonly Step[] = ["first-dm", "acknowledgement", "invitation"];
/** What can go wrong with one send call: done without a word, or not done without a word. */
export type Mishap = "none" | "accept-then-500" | "503-before";

export function newOutreach(isByDm: boolean, posts: PostModel[]): OutreachModel {
  const outreach = isByDm ? "skipped" : "none";
  return { outreach, isByDm, isAssisted: false, standing: "open", posts, messages: new Map() };
}

/** The customer's latest post that names the brand, else the latest that may be answered, else the latest. */
export function anchorOf({ posts }: OutreachModel): PostModel | null {
  const left = posts.filter((post) => !post.isDeleted);
  const latest = (kind: PostModel["kind"]) => left.findLast((post) => post.kind === kind);
  return latest("names") ?? latest("answers") ?? left.at(-1) ?? null;
}

const mayAnswer = (post: PostModel | null) => post !== null && post.kind !== "limits";

/** null = done (or nothing to do), else the code of the refusal. */
export function click(model: OutreachModel, texts: "same" | "other"): string | null {
  if (model.messages.has("first-dm")) return texts === "same" ? null : "conflict";
  if (model.isByDm) return "conflict";
  model.messages.set("first-dm", message(model.isAssisted ? "needs-a-person" : "queued", anchorOf(model)));
  model.outreach = model.isAssisted ? "needs-a-person" : "sending-dm";
  return null;
}

/** One worker takes the next message; answers the outcome, or "nothing-due". */
export function send(model: OutreachModel, mishap: Mishap): string {
  const step = steps.find((each) => model.messages.get(each)?.state === "queued");
  const next = step && model.messages.get(step);
  if (!step || !next || model.isAssisted) return "nothing-due";
  next.attempt += 1;
  const verdict = networkSays(model, step, next);
  if (verdict === "yes" && mishap !== "503-before") next.done += 1;
  if (mishap !== "none" || verdict === "duplicate") {
    next.state = "unknown";
    next.absentReads = 0;
    return "unknown";
  }
  if (verdict === "yes") accept(model, step, next);
  else refuse(model, step, next, verdict);
  return verdict === "yes" ? "accepted" : "refused";
}

function networkSays({ standing }: OutreachModel, step: Step, { anchor, done }: MessageModel): string {
  if (step === "first-dm") return standing === "open" ? "yes" : standing;
  if (anchor === null || anchor.isDeleted || standing === "gone") return "gone";
  if (standing === "blocked") return "blocked";
  if (anchor.kind === "limits") return "replies-limited";
  if (anchor.kind === "answers") return "not-summoned";
  return done > 0 ? "duplicate" : "yes";
}

function accept(model: OutreachModel, step: Step, accepted: MessageModel): void {
  accepted.state = "accepted";
  if (step === "acknowledgement") turn(model, ["dm-accepted", "needs-a-person"], "acknowledged");
  if (step === "invitation") turn(model, ["refused", "needs-a-person"], "invited");
  if (step !== "first-dm") return;
  turn(model, ["sending-dm", "needs-a-person"], "dm-accepted");
  const anchor = anchorOf(model);
  const isByHand = model.isAssisted || !mayAnswer(anchor);
  model.messages.set("acknowledgement", message(isByHand ? "needs-a-person" : "queued", anchor ?? accepted.anchor));
  if (isByHand) turn(model, ["dm-accepted"], "needs-a-person");
}

function refuse(model: OutreachModel, step: Step, refused: MessageModel, refusal: string): void {
  refused.refusal = refusal;
  const isByHand = step === "acknowledgement" && (refusal === "not-summoned" || refusal === "replies-limited");
  refused.state = isByHand ? "needs-a-person" : "refused";
  if (step === "first-dm") turn(model, ["sending-dm", "needs-a-person"], "refused");
  else turn(model, ["dm-accepted"], "needs-a-person");
}

/** Reading back. `isReadable` false = the read fails: that proves nothing. */
export function look(model: OutreachModel, isReadable: boolean): string {
  const step = steps.find((each) => model.messages.get(each)?.state === "unknown");
  const unclear = step && model.messages.get(step);
  if (!step || !unclear) return "nothing-due";
  if (!isReadable) return "read-again";
  if (unclear.done > 0) {
    accept(model, step, unclear);
    return "accept";
  }
  if (unclear.absentReads === 0) {
    unclear.absentReads = 1;
    return "read-again";
  }
  if (unclear.attempt >= 5) {
    unclear.state = "needs-a-person";
    turn(model, ["sending-dm", "dm-accepted"], "needs-a-person");
    return "ask-a-person";
  }
  Object.assign(unclear, { state: "queued", absentReads: 0 });
  return "send-again";
}

export function confirm(model: OutreachModel, step: Step, hasPermalink: boolean): string | null {
  const waiting = model.messages.get(step);
  if (!waiting) return "not-found";
  if (step !== "first-dm" && !hasPermalink) return "unprocessable";
  if (!isUndecided(waiting)) return "conflict";
  accept(model, step, waiting);
  return null;
}

export function release(model: OutreachModel, step: Step): string | null {
  const waiting = model.messages.get(step);
  if (!waiting || !isUndecided(waiting)) return "conflict";
  Object.assign(waiting, { state: "queued", absentReads: 0, releases: waiting.releases + 1 });
  if (step === "first-dm") turn(model, ["needs-a-person"], "sending-dm");
  return null;
}

const isUndecided = ({ state }: MessageModel) => state === "needs-a-person" || state === "unknown";

export function skip(model: OutreachModel): string | null {
  if (!["none", "refused", "needs-a-person", "skipped"].includes(model.outreach)) return "conflict";
  model.outreach = "skipped";
  return null;
}

export function invite(model: OutreachModel): string | null {
  if (model.messages.has("invitation")) return null;
  const refusal = model.messages.get("first-dm")?.refusal;
  const anchor = anchorOf(model);
  if (model.outreach !== "refused" || refusal === "blocked" || refusal === "gone" || !anchor) return "conflict";
  const isByHand = model.isAssisted || !mayAnswer(anchor);
  model.messages.set("invitation", message(isByHand ? "needs-a-person" : "queued", anchor));
  return null;
}

/** What waits under the post moves to the next one, or is taken back; a first DM goes with the last post. */
export function remove(model: OutreachModel, post: PostModel): void {
  post.isDeleted = true;
  const anchor = anchorOf(model);
  for (const [step, each] of model.messages) {
    if (each.attempt > 0 || !(each.state === "queued" || each.state === "needs-a-person")) continue;
    if (step === "first-dm" ? anchor !== null : each.anchor !== post) continue;
    if (step !== "first-dm" && mayAnswer(anchor)) {
      each.anchor = anchor;
      continue;
    }
    each.state = "cancelled";
    if (step !== "invitation") turn(model, ["sending-dm", "dm-accepted"], "needs-a-person");
  }
}

function turn(model: OutreachModel, from: readonly OutreachState[], to: OutreachState): void {
  if (from.includes(model.outreach)) model.outreach = to;
}

function message(state: OutboxState, anchor: PostModel | null): MessageModel {
  return { state, anchor, attempt: 0, absentReads: 0, done: 0, releases: 0, refusal: null };
}
