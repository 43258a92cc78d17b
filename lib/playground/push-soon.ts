import type { Db, Tx } from "#lib/db/client.ts";
import { describeError, log } from "#lib/log.ts";
import { pushDueDeliveries } from "./push-due-deliveries.ts";

const state = globalThis as typeof globalThis & { tanggapPlaygroundPush?: { running: boolean; again: boolean } };

/** Pushes what was just written, without making the writer wait. One run at a time; what fails is the worker's to retry. */
export function pushSoon(db: Db | Tx): void {
  state.tanggapPlaygroundPush ??= { running: false, again: false };
  const push = state.tanggapPlaygroundPush;
  push.again = true;
  if (push.running) return;
  push.running = true;
  void (async () => {
    while (push.again) {
      push.again = false;
      await pushDueDeliveries(db, { fetch: globalThis.fetch, now: () => Temporal.Now.instant() });
    }
  })()
    .catch((error: unknown) => log.warn({ err: describeError(error) }, "the playground could not push its webhooks"))
    .finally(() => {
      push.running = false;
    });
}
