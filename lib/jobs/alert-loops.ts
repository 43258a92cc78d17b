import { type AlertSettings, waysOf } from "#lib/alerts/alert-settings.ts";
import { carriersOf } from "#lib/alerts/carriers.ts";
import { graceSeconds } from "#lib/alerts/rules/alert-signs.ts";
import { sendNextNotice } from "#lib/alerts/send-next-notice.ts";
import { watchSigns } from "#lib/alerts/watch-signs.ts";
import { systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import type { Loop } from "./loop.ts";

/**
 * Watches and tells. The web process and every worker run these, so that a missing worker is noticed by the web, and a
 * missing web by nobody but the operator's own check of /api/health.
 */
export function alertLoops(db: Db, settings: AlertSettings): Record<string, Loop> {
  const watch = { watchingSince: Temporal.Now.instant(), ways: waysOf(settings) };
  const carriers = carriersOf(settings);
  const job = (name: string) => systemContext(db, name, Temporal.Now.instant(), newId());
  return {
    watch: {
      name: "watch",
      lanes: 1,
      idleMs: 10_000,
      work: async () => {
        if (Temporal.Now.instant().since(watch.watchingSince).total("seconds") < graceSeconds) return false;
        await watchSigns(job("watch-signs"), watch);
        return false;
      },
    },
    notices: {
      name: "notices",
      lanes: 1,
      idleMs: 3_000,
      work: async () => (await sendNextNotice(job("send-notice"), carriers)) !== "nothing-due",
    },
  };
}
