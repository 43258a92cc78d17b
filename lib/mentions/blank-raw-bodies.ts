import type { Tx } from "#lib/db/client.ts";

/** Takes the words out of every stored body that told of this mention; hash, key and reason stay (law 7). */
export async function blankRawBodies(tx: Tx, mentionId: string): Promise<void> {
  const sources = await tx.mentionSource.findMany({ where: { mentionId }, select: { rawEventId: true } });
  const ids = sources.map((source) => source.rawEventId);
  await tx.rawEvent.updateMany({ where: { id: { in: ids } }, data: { body: null } });
}

/** The same for one body that came after the deletion or the edit, with the words of before. */
export async function blankRawBody(tx: Tx, rawEventId: string): Promise<void> {
  await tx.rawEvent.update({ where: { id: rawEventId }, data: { body: null } });
}
