import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { recorded, type Settled, type Waits } from "#lib/intake/rules/settlement.ts";
import { addSource, type Source } from "./add-source.ts";
import { blankRawBody } from "./blank-raw-bodies.ts";
import { replaceText } from "./replace-text.ts";

/**
 * Mirrors an edit at the network. An edit that overtook its post waits for it; if the post never comes, it is ignored
 * with that reason. Its own body is a source too, so that a later deletion takes these words away as well.
 */
export async function recordEdit(
  tx: Tx,
  ctx: Context,
  event: Extract<NormalisedEvent, { type: "edit" }>,
  source: Source,
): Promise<Settled | Waits> {
  const { channel } = source;
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  const mention = await tx.mention.findUnique({ where: { brandId_network_externalId: where } });
  if (!mention) return { status: "waits", because: "edit-of-unknown-post" };
  const isMirrored = await replaceText(tx, ctx, mention, event.text, new Date(event.editedAt));
  await addSource(tx, mention.id, source);
  if (!isMirrored) await blankRawBody(tx, source.rawEvent.id);
  return recorded;
}
