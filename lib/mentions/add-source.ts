import type { Tx } from "#lib/db/client.ts";
import type { Channel, RawEvent } from "#lib/db/generated/client.ts";

/** Where something that is recorded came from. */
export interface Source {
  readonly channel: Channel;
  readonly rawEvent: RawEvent;
}

/** Notes that this body told of this mention: what is deleted or edited later is taken out of it too. */
export async function addSource(tx: Tx, mentionId: string, { channel, rawEvent }: Source): Promise<void> {
  const row = { mentionId, rawEventId: rawEvent.id, channelId: channel.id, receivedAt: rawEvent.receivedAt };
  await tx.mentionSource.createMany({ data: [row], skipDuplicates: true });
}
