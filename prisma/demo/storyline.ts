import { keepMention } from "#lib/mentions/keep-mention.ts";
import { confirmByHand } from "#lib/outreach/confirm-by-hand.ts";
import { draftOutreach } from "#lib/outreach/draft-outreach.ts";
import { inviteCustomer } from "#lib/outreach/invite-customer.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { deletePost } from "#lib/playground/delete-post.ts";
import { editPost } from "#lib/playground/edit-post.ts";
import { readInbox } from "#lib/playground/read-inbox.ts";
import { replyTo } from "#lib/playground/reply-to.ts";
import { sendDirectMessageTo } from "#lib/playground/send-direct-message-to.ts";
import { setAccountSwitch } from "#lib/playground/set-account-switch.ts";
import { writePost } from "#lib/playground/write-post.ts";
import { replyPublicly } from "#lib/replies/reply-publicly.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { noteMissedClocks } from "#lib/sla/note-missed-clocks.ts";
import { addNote } from "#lib/tickets/add-note.ts";
import { claimTicket } from "#lib/tickets/claim-ticket.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { markSeen } from "#lib/tickets/mark-seen.ts";
import { reopenTicket } from "#lib/tickets/reopen-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { resumeTicket } from "#lib/tickets/resume-ticket.ts";
import { setWaiting } from "#lib/tickets/set-waiting.ts";
import type { AgentKey, DemoDesk } from "./desk.ts";

/** "tells" happens at the network, "sends" leaves the desk, "works" stays inside it. */
export interface Step {
  readonly at: Temporal.Instant;
  readonly kind: "tells" | "sends" | "works";
  readonly name: string;
  readonly run: (desk: DemoDesk) => Promise<unknown>;
}

type At = Temporal.Instant;

/** One customer's conversation as steps in time; each method adds one, the verbs run when the demo is played. */
export type Storyline = ReturnType<typeof storyline>;

export function storyline(accountId: string, agent: AgentKey) {
  const steps: Step[] = [];
  const postIds: string[] = [];
  let known: string | null = null;
  const ticketNumber = async (desk: DemoDesk) => {
    known ??= await numberOf(desk, accountId);
    return known;
  };
  const add = (at: At, kind: Step["kind"], name: string, run: (desk: DemoDesk, at: At) => Promise<unknown>) => {
    steps.push({
      at,
      kind,
      name,
      run: (desk) => {
        // What a customer writes may open their next ticket.
        if (kind === "tells") known = null;
        return run(desk, at);
      },
    });
  };
  const work = (at: At, kind: Step["kind"], name: string, run: WorkOnTicket) =>
    add(at, kind, name, async (desk) => run(desk.as(agent, at), await ticketNumber(desk)));
  const lastPost = () => postIds.at(-1) ?? "";
  return {
    steps,
    ...customerSteps(add, accountId, postIds),
    ...answerSteps(add, work, agent, ticketNumber),
    ...stateSteps(work),
    /** The worker's sweep just after a due time: the miss becomes an event. */
    misses: (at: At) => add(at, "works", "miss", (desk) => noteMissedClocks(desk.job("note-missed-clocks", at))),
    /** Anything else that happens at the network or the desk. */
    happens: add,
    keeps: (at: At, kind: "praise" | "other") =>
      add(at, "works", "keep", async (desk) =>
        keepMention(desk.as(agent, at), { mentionId: await mentionOf(desk, lastPost()), kind }),
      ),
  };
}

type WorkOnTicket = (ctx: ReturnType<DemoDesk["as"]>, number: string) => Promise<unknown>;
type Add = (at: At, kind: Step["kind"], name: string, run: (desk: DemoDesk, at: At) => Promise<unknown>) => void;
type Work = (at: At, kind: Step["kind"], name: string, run: WorkOnTicket) => void;

function customerSteps(add: Add, accountId: string, postIds: string[]) {
  const kept = (published: { ok: true; id: string } | { ok: false; because: string }) => {
    if (!published.ok) throw new Error(`the network refused: ${published.because}`);
    postIds.push(published.id);
  };
  return {
    posts: (at: At, text: string) =>
      add(at, "tells", "post", async (desk) => kept(await writePost(desk.scene(at), { authorId: accountId, text }))),
    repliesTo: (at: At, text: string, postId: () => string) =>
      add(at, "tells", "reply", async (desk) =>
        kept(await replyTo(desk.scene(at), { authorId: accountId, text, postId: postId() })),
      ),
    edits: (at: At, text: string) =>
      add(at, "tells", "edit", (desk) =>
        editPost(desk.scene(at), { authorId: accountId, postId: postIds.at(-1) ?? "", text }),
      ),
    deletes: (at: At) =>
      add(at, "tells", "delete", (desk) =>
        deletePost(desk.scene(at), { authorId: accountId, postId: postIds.at(-1) ?? "" }),
      ),
    reads: (at: At) => add(at, "tells", "read", (desk) => readInbox(desk.scene(at), { accountId })),
    writes: (at: At, text: string) =>
      add(at, "tells", "write", async (desk) => {
        const sent = await sendDirectMessageTo(desk.scene(at), { fromId: accountId, toId: desk.brandAccountId, text });
        if (!sent.ok) throw new Error(`the network refused: ${sent.because}`);
      }),
    shields: (at: At, name: "refusesDms" | "blocksBrand", on: boolean) =>
      add(at, "works", "switch", (desk) => setAccountSwitch(desk.scene(at), { accountId, name, on })),
  };
}

function answerSteps(add: Add, work: Work, agent: AgentKey, ticketNumber: (desk: DemoDesk) => Promise<string>) {
  return {
    /** Opens the ticket, looks, and clicks: the DM goes first, with the link to follow it. */
    reachesOut: (at: At, kind: Step["kind"] = "sends") =>
      add(at, kind, "reach out", async (desk) => {
        const number = await ticketNumber(desk);
        await markSeen(desk.as(agent, at.subtract({ seconds: 50 })), { number });
        const draft = await draftOutreach(desk.as(agent, at), { number });
        await reachOut(desk.as(agent, at), { number, dm: withLink(draft.dm.text, number, desk.address) });
      }),
    invites: (at: At) => work(at, "sends", "invite", (ctx, number) => inviteCustomer(ctx, { number })),
    skips: (at: At, because: string) =>
      work(at, "works", "skip", (ctx, number) => skipOutreach(ctx, { number, because })),
    answers: (at: At, text: string) =>
      work(at, "sends", "answer", (ctx, number) =>
        sendDirectMessage(ctx, { number, text: `${text} ^${signatures[agent]}`, key: ctx.now.toString() }),
      ),
    answersPublicly: (at: At, text: string) =>
      work(at, "sends", "public answer", (ctx, number) =>
        replyPublicly(ctx, { number, text: `${text} ^${signatures[agent]}`, key: ctx.now.toString() }),
      ),
    confirms: (at: At, permalink: string) =>
      work(at, "works", "confirm", (ctx, number) => confirmByHand(ctx, { number, step: "acknowledgement", permalink })),
  };
}

function stateSteps(work: Work) {
  return {
    claims: (at: At) => work(at, "works", "claim", (ctx, number) => claimTicket(ctx, { number })),
    notes: (at: At, text: string) => work(at, "works", "note", (ctx, number) => addNote(ctx, { number, text })),
    waits: (at: At, whom: "customer" | "internal", because: string) =>
      work(at, "works", "wait", (ctx, number) => setWaiting(ctx, { number, for: whom, because })),
    resumes: (at: At) => work(at, "works", "resume", (ctx, number) => resumeTicket(ctx, { number })),
    resolves: (at: At, summary: string, tellCustomer = true) =>
      work(at, "sends", "resolve", (ctx, number) => resolveTicket(ctx, { number, summary, tellCustomer })),
    closes: (at: At, because?: string) =>
      work(at, "works", "close", (ctx, number) => closeTicket(ctx, { number, because })),
    reopens: (at: At, because: string) =>
      work(at, "works", "reopen", (ctx, number) => reopenTicket(ctx, { number, because })),
  };
}

const signatures: Readonly<Record<AgentKey, string>> = { rina: "RN", bayu: "BS", sari: "SW" };

/** The seed runs before the demo knows its public address: the agent adds the link to follow the report. */
function withLink(dm: string, number: string, address: string): string {
  if (dm.includes("/track/")) return dm;
  const line = dm.startsWith("Hello")
    ? `You can follow it at any time: ${address}/track/${number}`
    : `Perkembangannya bisa dilihat kapan saja di ${address}/track/${number}`;
  return dm.replace(`${number}.`, `${number}.\n${line}`);
}

/** The newest ticket of the person. */
async function numberOf(desk: DemoDesk, accountId: string): Promise<string> {
  const ticket = await desk.db.ticket.findFirst({
    where: { handle: { externalId: accountId } },
    orderBy: { openedAt: "desc" },
    select: { number: true },
  });
  if (!ticket) throw new Error("what this person wrote opened no ticket");
  return ticket.number;
}

async function mentionOf(desk: DemoDesk, externalId: string): Promise<string> {
  const mention = await desk.db.mention.findFirstOrThrow({ where: { externalId }, select: { id: true } });
  return mention.id;
}

/**
 * Plays all storylines in one order of time, each up to `until`: what would happen later has not happened yet.
 * Throws with the step's name when a verb refuses.
 */
export async function playSteps(desk: DemoDesk, lines: readonly (readonly Step[])[], until: At): Promise<void> {
  const past = lines.flatMap((steps) => {
    const ordered = steps.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
    const end = ordered.findIndex((step) => Temporal.Instant.compare(step.at, until) > 0);
    return end === -1 ? ordered : ordered.slice(0, end);
  });
  for (const step of past.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    try {
      await step.run(desk);
      // An outreach brings its acknowledgement along.
      if (step.kind === "sends") await desk.deliver(step.at, step.name === "reach out" ? 2 : 1);
      if (step.kind !== "works") await desk.hear(step.at.add({ seconds: step.kind === "sends" ? 6 : 0 }));
    } catch (error) {
      throw new Error(`The demo's step "${step.name}" at ${step.at} failed.`, { cause: error });
    }
  }
}
