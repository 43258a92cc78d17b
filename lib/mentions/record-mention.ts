import type { MentionEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import { findOrCreateHandle } from "#lib/customers/find-or-create-handle.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, Handle, Mention, RawEvent } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";
import { recordOwnMessage } from "#lib/outbox/record-own-message.ts";
import { toDate } from "#lib/time/instant.ts";
import { replaceText } from "./replace-text.ts";
import { notTriaged } from "./rules/not-triaged.ts";
import { triageMention } from "./triage-mention.ts";

export interface Source {
  readonly channel: Channel;
  readonly rawEvent: RawEvent;
}

/**
 * Records a public post once (unique: brand, network, external id) and sends it on to triage. A second delivery only
 * adds its source. A post deleted before it reached us is recorded without its text.
 */
export async function recordMention(tx: Tx, ctx: Context, event: MentionEvent, source: Source): Promise<Settled> {
  const { channel } = source;
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  const known = await tx.mention.findUnique({ where: { brandId_network_externalId: where } });
  if (known) {
    await addSource(tx, known.id, source);
    return recorded;
  }
  const handle = await findOrCreateHandle(tx, channel, event.author, toDate(ctx.now));
  const tombstone = await tx.tombstone.findUnique({
    where: { brandId_network_of_externalId: { ...where, of: "post" } },
  });
  const mention = await insertMention(tx, event, source, handle, tombstone?.deletedAt ?? null);
  await addSource(tx, mention.id, source);
  if (event.itemKind === "own-post") await recordOwnMessage(tx, ctx, channel, ownPostOf(event));
  if (await isNewerVersion(tx, ctx, event, mention)) return recorded;
  const reason = notTriaged({ itemKind: event.itemKind, isDeleted: tombstone !== null });
  if (reason === null) await triageMention(tx, ctx, mention);
  else await tx.mention.update({ where: { id: mention.id }, data: { state: reason.state, because: reason.because } });
  return recorded;
}

async function insertMention(tx: Tx, event: MentionEvent, source: Source, handle: Handle, deletedAt: Date | null) {
  const { channel, rawEvent } = source;
  return tx.mention.create({
    data: {
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
      deletedAt,
    },
  });
}

async function addSource(tx: Tx, mentionId: string, { channel, rawEvent }: Source): Promise<void> {
  await tx.mentionSource.upsert({
    where: { mentionId_rawEventId: { mentionId, rawEventId: rawEvent.id } },
    create: { mentionId, rawEventId: rawEvent.id, channelId: channel.id, receivedAt: rawEvent.receivedAt },
    update: {},
  });
}

/** Where an edit makes a new id (X), the words of the first version follow the edit, and the new id opens nothing. */
async function isNewerVersion(tx: Tx, ctx: Context, event: MentionEvent, mention: Mention): Promise<boolean> {
  if (event.earlierExternalIds.length === 0) return false;
  const earlier = await tx.mention.findFirst({
    where: {
      brandId: mention.brandId,
      network: mention.network,
      externalId: { in: [...event.earlierExternalIds] },
      handleId: mention.handleId,
    },
    orderBy: { receivedAt: "asc" },
  });
  if (!earlier) return false;
  await replaceText(tx, ctx, earlier, event.text, mention.postedAt);
  const columns = { state: "ignored", because: `newer-version-of:${earlier.externalId}` };
  await tx.mention.update({ where: { id: mention.id }, data: columns });
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
