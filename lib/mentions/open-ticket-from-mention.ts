import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { attachToTicket } from "#lib/tickets/attach-to-ticket.ts";
import { findUnclosedTicket } from "#lib/tickets/find-unclosed-ticket.ts";
import { openTicket } from "#lib/tickets/open-ticket.ts";
import { toInstant } from "#lib/time/instant.ts";
import { originOf } from "./triage-mention.ts";

export const ByMention = z.strictObject({ mentionId: z.uuid() });

/**
 * A person makes a mention a ticket, whatever triage thought. A customer with an unclosed ticket: it is attached there.
 * Asked again, the same ticket is answered. Reposts and our own posts stay what they are.
 */
export async function openTicketFromMention(
  ctx: Context,
  input: z.infer<typeof ByMention>,
): Promise<{ number: string; isNew: boolean }> {
  const actor = permitStaff(ctx.actor, "mention:triage");
  const { mentionId } = ByMention.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const mention = await lockMention(tx, mentionId);
    if (!mention) throw new DeskError("not-found", "There is no such mention.");
    permitBrand(actor, mention.brandId);
    if (mention.ticketId) {
      const { number } = await tx.ticket.findUniqueOrThrow({
        where: { id: mention.ticketId },
        select: { number: true },
      });
      return { number, isNew: false };
    }
    if (mention.itemKind === "own-post" || mention.itemKind === "repost") {
      throw new DeskError("conflict", "Reposts and the brand's own posts do not become tickets.", {
        because: mention.itemKind,
      });
    }
    if (mention.deletedAt)
      throw new DeskError("conflict", "The customer deleted this post.", { because: "deleted-at-network" });
    return openOrAttach(tx, inside, mention);
  });
}

async function openOrAttach(tx: Tx, ctx: Context, mention: Mention): Promise<{ number: string; isNew: boolean }> {
  const known = await findUnclosedTicket(tx, mention.handleId);
  const settle = (state: string, ticketId: string) =>
    tx.mention.update({ where: { id: mention.id }, data: { state, because: "by-a-person", ticketId } });
  if (known) {
    const at = toInstant(mention.postedAt);
    await attachToTicket(tx, ctx, known.id, { type: "mention.attached", at, sourceId: mention.id, isQuiet: false });
    await settle("attached", known.id);
    return { number: known.number, isNew: false };
  }
  const opened = await openTicket(tx, ctx, {
    ...originOf(mention),
    urgency: mention.urgency ?? "normal",
    topic: mention.topic,
    language: mention.language ?? "id",
    because: "by-a-person",
  });
  await settle("ticketed", opened.id);
  return { number: opened.number, isNew: true };
}

/** The author's lock first, as intake takes it: a webhook of the same customer at this moment waits. */
export async function lockMention(tx: Tx, mentionId: string): Promise<Mention | null> {
  const found = await tx.mention.findUnique({
    where: { id: mentionId },
    include: { handle: { select: { externalId: true } } },
  });
  if (!found) return null;
  const name = `${found.brandId}:${found.network}:author:${found.handle.externalId}`;
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  return tx.mention.findUnique({ where: { id: mentionId } });
}
