import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { claimForClicker } from "#lib/events/claim-for-clicker.ts";
import { lockTicket, recordChange, recordChanges } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { acceptMessage } from "#lib/outbox/accept-message.ts";
import { findRestore } from "#lib/outbox/find-restore.ts";
import { findOwnDm, findOwnReply } from "#lib/outbox/find-written-elsewhere.ts";
import { loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";
import { claimsDirectMessage } from "#lib/replies/rules/claims-dm.ts";
import { extractRegistrationNumbers } from "#lib/tickets/rules/registration-number.ts";
import { toDate } from "#lib/time/instant.ts";
import { draftFor } from "./draft-outreach.ts";
import { textsHashOf } from "./texts-hash.ts";

/**
 * After a restore: the customer's first DM went out between backup and loss, and the network shows it. A person says so,
 * and it becomes the ticket's first DM with the network's own id as proof, and the number in it the ticket's; the public
 * reply is looked for before it is sent. Throws not-found when the network shows no such DM.
 */
export async function adoptFirstDm(ctx: Context, number: string): Promise<OutboxMessage> {
  return inTransaction(ctx, async (tx, inside) => {
    const ground = await loadCorrespondence(tx, ctx, number, "outbox:confirm");
    const ticket = await lockTicket(tx, ground.ticket.id);
    const shown =
      ticket && (await findRestore(tx, ground.channel)) ? await findOwnDm(tx, ticket, ticket.openedAt) : null;
    if (!ticket || !shown) throw new DeskError("not-found", "There is nothing to confirm on this ticket.");
    const { actor, anchor } = ground;
    const text = shown.text ?? "";
    const claimed = await recordChanges(tx, inside, ticket, claimForClicker(ticket, actor.staffId));
    const told = await numberTold(tx, claimed, ground.brand.prefix, text);
    const known = { ...ground, ticket: { ...claimed, number: told } };
    const acknowledgement =
      (await ownAcknowledgement(tx, claimed, told)) ?? (await draftFor(inside, known)).acknowledgement.text;
    const draft = { ground: known, kind: "first-dm", step: "first-dm", text, replyTo: null, byHand: true } as const;
    const { id } = await queueMessage(tx, inside, { ...draft, acknowledgement: { text: acknowledgement, anchor } });
    const message = await tx.outboxMessage.update({
      where: { id },
      data: { because: "written-elsewhere", confirmedById: actor.staffId, firstAttemptAt: shown.at, attempt: 1 },
    });
    await tx.outreach.create({
      data: {
        id: newId(),
        brandId: ticket.brandId,
        ticketId: ticket.id,
        clickedById: actor.staffId,
        clickedAt: toDate(inside.now),
        dmId: id,
        textsHash: textsHashOf({ dm: text, acknowledgement }),
        createdAt: toDate(inside.now),
      },
    });
    const because = "written-elsewhere";
    const started = await recordChange(tx, inside, claimed, {
      type: "outreach.started",
      because,
      data: { messageId: id, ...(told === claimed.number ? {} : { formerNumber: claimed.number }) },
      set: { number: told },
    });
    // It is the outbox's now, and shown as its first DM: not twice.
    const echo = { state: "ignored", because: "own-echo", ticketId: null };
    await tx.directMessage.update({ where: { id: shown.id }, data: echo });
    await acceptMessage(tx, inside, started, message, { externalId: shown.externalId });
    return tx.outboxMessage.findUniqueOrThrow({ where: { id } });
  });
}

/**
 * A complaint that came after the backup was opened again, under a new number; the customer holds the one in the DM. As
 * long as nobody was told the new one, theirs is taken.
 */
async function numberTold(tx: Tx, ticket: Ticket, prefix: string, text: string): Promise<string> {
  const [told] = extractRegistrationNumbers(text, [prefix]);
  if (told === undefined || told === ticket.number) return ticket.number;
  const isTaken = (await tx.ticket.count({ where: { number: told } })) > 0;
  const wasTold = (await tx.outboxMessage.count({ where: { ticketId: ticket.id } })) > 0;
  return isTaken || wasTold ? ticket.number : told;
}

/** The words that the public really got, where the network shows them: what tells of the DM or names the number. */
async function ownAcknowledgement(tx: Tx, ticket: Ticket, number: string): Promise<string | null> {
  const text = (await findOwnReply(tx, ticket, ticket.openedAt))?.text ?? null;
  if (text === null) return null;
  return text.includes(number) || claimsDirectMessage(text).claims ? text : null;
}
