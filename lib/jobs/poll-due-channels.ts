import { findConnector } from "#lib/channels/registry.ts";
import { systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { pollChannel } from "#lib/intake/poll-channel.ts";
import { describeError, log } from "#lib/log.ts";

/** Polls one channel whose time has come; claimed by moving its next time ahead, so two workers never poll it together. */
export async function pollDueChannel(db: Db): Promise<boolean> {
  const [due] = await db.$queryRaw<{ id: string; network: string }[]>`
    UPDATE channel SET "pollAgainAt" = now() + interval '60 seconds'
    WHERE id = (SELECT id FROM channel WHERE state IN ('active', 'assisted')
      AND ("pollAgainAt" IS NULL OR "pollAgainAt" <= now()) ORDER BY "pollAgainAt" NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, network`;
  if (!due) return false;
  const connector = findConnector(due.network);
  if (!connector || connector.pollEverySeconds === null) {
    await db.$executeRaw`UPDATE channel SET "pollAgainAt" = now() + interval '1 day' WHERE id = ${due.id}::uuid`;
    return true;
  }
  try {
    await pollChannel(systemContext(db, "poll", Temporal.Now.instant(), newId()), due.id);
  } catch (error) {
    log.warn({ err: describeError(error), channelId: due.id }, "polling a channel failed; it will be tried again");
  }
  return true;
}
