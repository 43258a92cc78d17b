import type { MentionEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import { findOrCreateHandle } from "#lib/customers/find-or-create-handle.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Handle, Mention } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";
import { recordOwnMessage } from "#lib/outbox/record-own-message.ts";
import { toDate } from "#lib/time/instant.ts";
import { addSource, type Source } from "./add-source.ts";
import { attachOwnMessages } from "./attach-own-messages.ts";
import { blankRawBody } from "./blank-raw-bodies.ts";
import { deleteVersions } from "./record-deletion.ts";
import { replaceText } from "./replace-text.ts";
import { notTriaged } from "./rules/not-triaged.ts";
import { newerVersionOf, rootOf } from "./rules/versions.ts";
import { triageMention } from "./triage-mention.ts";

/**
 * Records a public post once (unique: brand, network, external id) and sends it on to triage. A second delivery only
 * adds its source. A post deleted before it reached us is recorded without its text.
 */
export async function recordMention(tx: Tx, ctx: Context, event: MentionEvent, source: Source): Promise<Settled> {
  const { channel } = source;
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  const { known, goneAt } = await findKnown(tx, where);
  if (known) return repeat(tx, event, known, source);
  const handle = await findOrCreateHandle(tx, channel, event.author, toDate(ctx.now));
  const mention = await insertMention(tx, event, source, handle, goneAt);
  if (goneAt) await blankRawBody(tx, source.rawEvent.id);
  if (event.itemKind === "own-post") await recordOwnMessage(tx, ctx, channel, ownPostOf(event));
  if (await isNewerVersion(tx, ctx, event, mention)) return recorded;
  const reason = notTriaged({ itemKind: event.itemKind, isDeleted: goneAt !== null });
  if (reason !== null) {
    await tx.mention.update({ where: { id: mention.id }, data: { state: reason.state, because: reason.because } });
    return recorded;
  }
  await triageMention(tx, ctx, mention);
  if (source.rawEvent.source === "poll") await attachOwnMessages(tx, ctx, mention.id);
  return recorded;
}

type Known = Pick<Mention, "id" | "text" | "editedAt" | "deletedAt">;

/** The post as it is known already, and when the network's deletion came before the post itself: in one query. */
async function findKnown(tx: Tx, at: { brandId: string; network: string; externalId: string }) {
  const [row] = await tx.$queryRaw<(Omit<Known, "id"> & { id: string | null; goneAt: Date | null })[]>`
    SELECT m.id, m.text, m."editedAt", m."deletedAt", gone."deletedAt" AS "goneAt"
    FROM (VALUES (${at.brandId}::uuid, ${at.network}, ${at.externalId})) AS post("brandId", network, "externalId")
    LEFT JOIN mention m USING ("brandId", network, "externalId")
    LEFT JOIN tombstone gone ON gone."brandId" = post."brandId" AND gone.network = post.network
      AND gone."externalId" = post."externalId" AND gone."of" = 'post'`;
  return { known: row?.id ? { ...row, id: row.id } : null, goneAt: row?.goneAt ?? null };
}

/** The mention and its source in one statement. */
async function insertMention(
  tx: Tx,
  event: MentionEvent,
  { channel, rawEvent }: Source,
  handle: Handle,
  deletedAt: Date | null,
): Promise<Mention> {
  const mention: Mention = {
    id: newId(),
    brandId: channel.brandId,
    network: channel.network,
    externalId: event.externalId,
    channelId: channel.id,
    handleId: handle.id,
    itemKind: event.itemKind,
    text: deletedAt ? null : event.text,
    networkLanguage: event.language,
    conversationId: event.conversationId,
    inReplyToExternalId: event.inReplyToExternalId,
    quotedExternalId: event.quotedExternalId,
    permalink: event.permalink,
    canReplyPublicly: event.summons.canReplyPublicly,
    summonsBecause: event.summons.because,
    reach: event.author.followers,
    postedAt: new Date(event.postedAt),
    receivedAt: rawEvent.receivedAt,
    firstSeenAt: null,
    state: "recorded",
    because: null,
    ...{
      kind: null,
      kindConfidence: null,
      kindBecause: null,
      language: null,
      urgency: null,
      sentiment: null,
      topic: null,
    },
    ticketId: null,
    editedAt: null,
    deletedAt,
  };
  await tx.$executeRaw`
    WITH arrived AS (
      INSERT INTO mention SELECT * FROM jsonb_populate_record(NULL::mention, ${JSON.stringify(mention)}::jsonb) RETURNING id
    )
    INSERT INTO mention_source ("mentionId", "channelId", "rawEventId", "receivedAt")
    SELECT id, ${channel.id}::uuid, ${rawEvent.id}::uuid, ${rawEvent.receivedAt} FROM arrived`;
  return mention;
}

/** Words that were deleted or edited since are not kept, however often the network still delivers them (law 7). */
async function repeat(tx: Tx, event: MentionEvent, known: Known, source: Source): Promise<Settled> {
  await addSource(tx, known.id, source);
  const isOutdated = known.editedAt !== null && known.text !== event.text;
  if (known.deletedAt !== null || isOutdated) await blankRawBody(tx, source.rawEvent.id);
  return recorded;
}

/**
 * Where an edit makes a new id (X), the words of the earlier versions follow the edit, and the new id opens nothing.
 * Versions that have not arrived yet are marked as gone, so that their words never come in late.
 */
async function isNewerVersion(tx: Tx, ctx: Context, event: MentionEvent, mention: Mention): Promise<boolean> {
  if (event.earlierExternalIds.length === 0) return false;
  const { brandId, network, handleId, postedAt } = mention;
  const earlier = await tx.mention.findMany({
    where: { brandId, network, handleId, externalId: { in: [...event.earlierExternalIds] } },
    orderBy: { receivedAt: "asc" },
  });
  const unseen = event.earlierExternalIds.filter((id) => !earlier.some((version) => version.externalId === id));
  const gone = unseen.map((externalId) => ({ brandId, network, of: "post", externalId, deletedAt: postedAt }));
  await tx.tombstone.createMany({ data: gone, skipDuplicates: true });
  const root = earlier.find((version) => version.ticketId !== null) ?? earlier[0];
  if (!root) return false;
  for (const version of earlier) await replaceText(tx, ctx, version, event.text, postedAt);
  const columns = { state: "ignored", because: newerVersionOf(rootOf(root)) };
  const newer = await tx.mention.update({ where: { id: mention.id }, data: columns });
  if (mention.deletedAt !== null) await deleteVersions(tx, ctx, newer, mention.deletedAt);
  return true;
}

function ownPostOf(event: MentionEvent) {
  return {
    leg: "public" as const,
    externalId: event.externalId,
    text: event.text,
    recipientExternalId: null,
    replyToExternalId: event.inReplyToExternalId,
    at: new Date(event.postedAt),
  };
}
