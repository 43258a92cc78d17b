import { type OpenChannel, openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Tx } from "#lib/db/client.ts";

const known = new Map<string, { readonly opened: OpenChannel; readonly until: number }>();
const rememberMs = 2_000;

/** The channel of a raw event, opened; remembered for two seconds, because bursts come from few channels. */
export async function knownChannel(tx: Tx, channelId: string): Promise<OpenChannel> {
  const remembered = known.get(channelId);
  if (remembered && remembered.until > performance.now()) return remembered.opened;
  const opened = openChannel(await tx.channel.findUniqueOrThrow({ where: { id: channelId } }));
  known.set(channelId, { opened, until: performance.now() + rememberMs });
  return opened;
}
