import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { recorded, type Settled } from "#lib/intake/rules/settlement.ts";
import type { Source } from "./record-mention.ts";
import { replaceText } from "./replace-text.ts";

/** Mirrors an edit at the network. An edit of a post that never reached us is ignored with that reason. */
export async function recordEdit(
  tx: Tx,
  ctx: Context,
  event: Extract<NormalisedEvent, { type: "edit" }>,
  { channel }: Source,
): Promise<Settled> {
  const where = { brandId: channel.brandId, network: channel.network, externalId: event.externalId };
  const mention = await tx.mention.findUnique({ where: { brandId_network_externalId: where } });
  if (!mention) return { status: "ignored", because: "edit-of-unknown-post" };
  await replaceText(tx, ctx, mention, event.text, new Date(event.editedAt));
  return recorded;
}
