import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mention } from "#lib/db/generated/client.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";
import { cancelWaitingReplies } from "#lib/outbox/cancel-waiting-replies.ts";
import { deletedSubject } from "#lib/tickets/rules/subject.ts";
import { toDate, toInstant } from "#lib/time/instant.ts";
import type { Source } from "./add-source.ts";
import { blankRawBodies } from "./blank-raw-bodies.ts";
import { findVersions } from "./find-versions.ts";

type Deletion = Extract<NormalisedEvent, { type: "deletion" }>;

/**
 * Mirrors a deletion: the words go (here, in the subject and in the raw bodies), the fact stays. A tombstone keeps a
 * late creation from bringing them back. Replies that still wait under the post are cancelled.
 */
export async function recordDeletion(tx: Tx, ctx: Context, event: Deletion, { channel }: Source): Promise<Settled> {
  const deletedAt = event.deletedAt ? new Date(event.deletedAt) : toDate(ctx.now);
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  await tx.tombstone.createMany({ data: [{ ...where, of: event.of, deletedAt }], skipDuplicates: true });
  if (event.of === "post") {
    const mention = await tx.mention.findUnique({ where: { brandId_network_externalId: where } });
    if (mention) await deleteVersions(tx, ctx, mention, deletedAt);
    return recorded;
  }
  const message = await tx.directMessage.findUnique({ where: { brandId_network_externalId: where } });
  if (!message || message.deletedAt !== null) return recorded;
  await tx.directMessage.update({ where: { id: message.id }, data: { text: null, deletedAt } });
  await tx.rawEvent.updateMany({ where: { id: message.rawEventId }, data: { body: null } });
  const ticket = message.ticketId ? await lockTicket(tx, message.ticketId) : null;
  if (!ticket) return recorded;
  await recordChange(tx, ctx, ticket, {
    type: "message.deleted",
    at: toInstant(deletedAt),
    data: { directMessageId: message.id },
    ...(message.state === "ticketed" ? { set: { subject: deletedSubject } } : {}),
  });
  return recorded;
}

/** A post goes with all its versions: each of them holds words of the same person. */
export async function deleteVersions(tx: Tx, ctx: Context, mention: Mention, deletedAt: Date): Promise<void> {
  for (const version of await findVersions(tx, mention)) {
    if (version.deletedAt === null) await deletePost(tx, ctx, version, deletedAt);
  }
}

async function deletePost(tx: Tx, ctx: Context, mention: Mention, deletedAt: Date): Promise<void> {
  await tx.mention.update({ where: { id: mention.id }, data: { text: null, deletedAt } });
  await blankRawBodies(tx, mention.id);
  const ticket = mention.ticketId ? await lockTicket(tx, mention.ticketId) : null;
  if (!ticket) return;
  const changed = await recordChange(tx, ctx, ticket, {
    type: "post.deleted",
    at: toInstant(deletedAt),
    data: { mentionId: mention.id },
    ...(mention.state === "ticketed" ? { set: { subject: deletedSubject } } : {}),
  });
  await cancelWaitingReplies(tx, ctx, changed, mention.id);
}
