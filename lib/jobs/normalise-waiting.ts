import { systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { buryRawEvent } from "#lib/intake/bury-raw-event.ts";
import { claimRawEvents } from "#lib/intake/claim-raw-events.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { describeError, log } from "#lib/log.ts";

const batch = 8;

/** Claims a few waiting raw events and normalises each; one that fails is due again later, then a dead letter. `found` is told when more waits. */
export async function normaliseWaiting(db: Db, found: () => void = () => undefined): Promise<boolean> {
  const ids = await claimRawEvents(db, batch);
  if (ids.length === batch) found();
  for (const id of ids) await normaliseOne(db, id);
  return ids.length > 0;
}

async function normaliseOne(db: Db, rawEventId: string): Promise<void> {
  const requestId = newId();
  try {
    await normaliseRawEvent(systemContext(db, "normalise", Temporal.Now.instant(), requestId), rawEventId);
  } catch (error) {
    log.error({ err: describeError(error), rawEventId, requestId }, "a raw event could not be normalised");
    await buryRawEvent(db, rawEventId, error instanceof Error ? error.name : "unknown error");
  }
}
