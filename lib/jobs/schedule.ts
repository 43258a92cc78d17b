import { PgBoss } from "pg-boss";
import { forgetOldAlerts } from "#lib/alerts/forget-old-alerts.ts";
import { type Context, systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { expireRawBodies } from "#lib/intake/expire-raw-bodies.ts";
import { describeError, log } from "#lib/log.ts";
import { forgetOldKeys } from "./forget-old-keys.ts";

interface ScheduledJob {
  readonly cron: string;
  readonly run: (ctx: Context) => Promise<unknown>;
}

/** The timetable of housekeeping; what must happen within seconds is a loop in worker.ts instead. */
export const schedule: Readonly<Record<string, ScheduledJob>> = {
  "expire-raw-bodies": { cron: "17 * * * *", run: expireRawBodies },
  "forget-old-alerts": { cron: "51 4 * * *", run: forgetOldAlerts },
  "forget-old-keys": { cron: "43 * * * *", run: forgetOldKeys },
};

/** Starts pg-boss as the clock of the timetable: each run happens once, whatever the number of workers. */
export async function startSchedule(db: Db, databaseUrl: string): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "pgboss",
    max: 2,
    application_name: "tanggap-schedule",
  });
  boss.on("error", (error: unknown) => log.warn({ err: describeError(error) }, "the timetable had trouble"));
  await boss.start();
  for (const [name, job] of Object.entries(schedule)) {
    await boss.createQueue(name, { retryLimit: 0 });
    await boss.work(name, async () => {
      await job.run(systemContext(db, name, Temporal.Now.instant(), newId()));
    });
    await boss.schedule(name, job.cron);
  }
  return () => boss.stop({ graceful: false });
}
