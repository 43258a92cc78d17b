import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { subjectOf } from "#lib/tickets/rules/subject.ts";
import { toInstant } from "#lib/time/instant.ts";
import { blankRawBodies } from "./blank-raw-bodies.ts";

/**
 * What the network edits is edited here: mention, subject, and the raw bodies that still hold the old words (law 7).
 * False = these words are not the newest ones, or the post is gone.
 */
export async function replaceText(
  tx: Tx,
  ctx: Context,
  mention: Mention,
  text: string,
  editedAt: Date,
): Promise<boolean> {
  if (mention.deletedAt !== null || (mention.editedAt && mention.editedAt >= editedAt)) return false;
  await tx.mention.update({ where: { id: mention.id }, data: { text, editedAt } });
  await blankRawBodies(tx, mention.id);
  const ticket = mention.ticketId ? await lockTicket(tx, mention.ticketId) : null;
  if (!ticket) return true;
  const isOrigin = mention.state === "ticketed";
  await recordChange(tx, ctx, ticket, {
    type: "post.edited",
    at: toInstant(editedAt),
    data: { mentionId: mention.id },
    ...(isOrigin ? { set: { subject: subjectOf(text) } } : {}),
  });
  return true;
}
