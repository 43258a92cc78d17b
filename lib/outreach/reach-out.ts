import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Outreach, Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { claimForClicker } from "#lib/events/claim-for-clicker.ts";
import { lockTicket, recordChanges } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { type Correspondence, loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { permitFirstContactAfterRestore } from "#lib/outbox/permit-after-restore.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { dmProblem, publicProblem, type TextProblem } from "#lib/replies/rules/check-texts.ts";
import { toDate } from "#lib/time/instant.ts";
import { draftFor } from "./draft-outreach.ts";
import { textsHashOf } from "./texts-hash.ts";

export const ReachOut = z.strictObject({
  number: z.string().min(1).max(200),
  dm: z.string().max(20_000).optional(),
  acknowledgement: z.string().max(20_000).optional(),
  /** After a restore: a supervisor knows that the customer may have been written to, and sends all the same. */
  anyway: z.boolean().optional(),
});
export type ReachOut = z.infer<typeof ReachOut>;

export interface ReachedOut {
  readonly outcome: "started" | "existing";
  readonly outreach: Outreach;
  readonly ticket: Ticket;
}

/**
 * The one click: both texts are decided now, the DM is queued with the acknowledgement inside it as data. The same click
 * again answers the existing outreach; other texts are a conflict. An unclaimed ticket is claimed by who clicks.
 * Throws unprocessable with `fields.dm` or `fields.acknowledgement` when a text cannot be sent.
 */
export async function reachOut(ctx: Context, input: ReachOut): Promise<ReachedOut> {
  const { number, dm, acknowledgement, anyway = false } = ReachOut.parse(input);
  if (anyway) permitStaff(ctx.actor, "guard:override");
  return inTransaction(ctx, async (tx, inside) => {
    const ground = await loadCorrespondence(tx, ctx, number, "outreach:send");
    const locked = await lockTicket(tx, ground.ticket.id);
    if (!locked) throw new DeskError("not-found", "There is no ticket with this number.");
    const existing = await tx.outreach.findUnique({ where: { ticketId: locked.id } });
    const draft = dm === undefined || acknowledgement === undefined ? await draftFor(inside, ground) : null;
    const texts = {
      dm: dm ?? draft?.dm.text ?? "",
      acknowledgement: acknowledgement ?? draft?.acknowledgement.text ?? "",
    };
    if (existing) return sameClick(tx, existing, locked, { dm, acknowledgement });
    permitFirstContact(ground, locked);
    const { byHand } = await permitFirstContactAfterRestore(tx, ground.channel, locked, anyway);
    checkTexts(ground, texts);
    return start(tx, inside, ground, locked, { ...texts, byHand, anyway });
  });
}

async function start(
  tx: Tx,
  ctx: Context,
  ground: Correspondence,
  ticket: Ticket,
  texts: { dm: string; acknowledgement: string; byHand: boolean; anyway: boolean },
): Promise<ReachedOut> {
  const { actor, anchor, channel } = ground;
  const byHand = channel.state === "assisted" || texts.byHand;
  const dm = await queueMessage(tx, ctx, {
    ground,
    kind: "first-dm",
    step: "first-dm",
    text: texts.dm,
    replyTo: null,
    acknowledgement: { text: texts.acknowledgement, anchor },
    byHand,
    ...(texts.byHand ? { because: "restored-from-backup" } : {}),
  });
  const outreach = await tx.outreach.create({
    data: {
      id: newId(),
      brandId: ticket.brandId,
      ticketId: ticket.id,
      clickedById: actor.staffId,
      clickedAt: toDate(ctx.now),
      dmId: dm.id,
      textsHash: textsHashOf(texts),
      createdAt: toDate(ctx.now),
    },
  });
  const data = { messageId: dm.id };
  const changed = await recordChanges(tx, ctx, ticket, [
    ...claimForClicker(ticket, actor.staffId),
    { type: "outreach.started", because: texts.anyway ? "after-restore-anyway" : null, data },
    ...(byHand ? [{ type: "outreach.needs-a-person", because: dm.because, data } as const] : []),
  ]);
  return { outcome: "started", outreach, ticket: changed };
}

/** The brand writes first only where the person gave a reason and the network allows it. */
function permitFirstContact({ abilities, channel }: Correspondence, ticket: Ticket): void {
  if (ticket.status === "closed" || ticket.status === "resolved") {
    throw new DeskError("conflict", "The ticket is finished. Reopen it first.", { because: ticket.status });
  }
  if (ticket.solicitation === "direct-message") {
    throw new DeskError("conflict", "This customer wrote by DM: answer there.", { because: "is-dm" });
  }
  if (abilities.directMessage !== "yes" && abilities.directMessage !== "private-reply") {
    throw new DeskError("conflict", "This network does not let the brand write first.", {
      because: abilities.directMessage,
    });
  }
  if (channel.state === "paused") throw new DeskError("conflict", "This channel is paused.", { because: "paused" });
}

function checkTexts({ abilities }: Correspondence, texts: { dm: string; acknowledgement: string }): void {
  const problems: [string, TextProblem | null][] = [
    ["dm", dmProblem(texts.dm, abilities)],
    ["acknowledgement", publicProblem(texts.acknowledgement, abilities, { mayLink: false })],
  ];
  const found = problems.flatMap(([field, problem]) => (problem ? [[field, problem] as const] : []));
  const [first] = found;
  if (!first) return;
  const fields = Object.fromEntries(found.map(([field, problem]) => [field, problem.message]));
  throw new DeskError("unprocessable", first[1].message, { because: first[1].because, fields });
}

/** Idempotent by content: what was not given counts as "the same as before". */
async function sameClick(
  tx: Tx,
  outreach: Outreach,
  ticket: Ticket,
  given: Partial<Record<"dm" | "acknowledgement", string | undefined>>,
): Promise<ReachedOut> {
  const sent = await tx.outboxMessage.findUniqueOrThrow({ where: { id: outreach.dmId } });
  const before = { dm: sent.text, acknowledgement: sent.ackText ?? "" };
  const same =
    textsHashOf({ dm: given.dm ?? before.dm, acknowledgement: given.acknowledgement ?? before.acknowledgement }) ===
    outreach.textsHash;
  if (!same) {
    throw new DeskError("conflict", "This customer was already written to, with other texts.", {
      because: "texts-differ",
    });
  }
  return { outcome: "existing", outreach, ticket };
}
