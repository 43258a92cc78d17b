import { flushCompileCache } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { alertSettings } from "#lib/alerts/alert-settings.ts";
import { realIo } from "#lib/channels/accounts/open-channel.ts";
import { type Context, systemContext } from "#lib/context.ts";
import { type Db, openDatabase } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import type { Env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { describeError, log } from "#lib/log.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { isPlaygroundEnabled } from "#lib/playground/is-playground-enabled.ts";
import { pushDueDeliveries } from "#lib/playground/push-due-deliveries.ts";
import { noteMissedClocks } from "#lib/sla/note-missed-clocks.ts";
import { alertLoops } from "./alert-loops.ts";
import { type Loop, runLoop } from "./loop.ts";
import { normaliseWaiting } from "./normalise-waiting.ts";
import { pollDueChannel } from "./poll-due-channels.ts";

/** Sleeps between two looks; notifications wake the loops long before. */
const idleMs = 1_000;

/** What a worker does, as one table: name, work, lanes. */
function loopsOf(db: Db): Record<string, Loop> {
  const job = (name: string) => systemContext(db, name, Temporal.Now.instant(), newId());
  const again = (name: string, verb: (ctx: Context) => Promise<unknown>, quiet: unknown) => async () =>
    (await verb(job(name))) !== quiet;
  const deliver = async (found: () => void) =>
    (await deliverNextMessage(job("deliver"), realIo, found)) !== "nothing-due";
  return {
    intake: { name: "intake", lanes: 4, idleMs, work: (found) => normaliseWaiting(db, found) },
    outbox: { name: "outbox", lanes: 8, idleMs, work: deliver },
    reconcile: { name: "reconcile", lanes: 2, idleMs, work: again("reconcile", reconcileNextMessage, "nothing-due") },
    leases: { name: "leases", lanes: 1, idleMs: 5_000, work: again("expire-leases", expireLeases, 0) },
    clocks: { name: "clocks", lanes: 1, idleMs: 15_000, work: again("note-missed-clocks", noteMissedClocks, 0) },
    polling: { name: "polling", lanes: 1, idleMs: 5_000, work: () => pollDueChannel(db) },
  };
}

/** The training network retries its own webhooks, as any network does. */
function playgroundLoop(db: Db): Loop {
  const work = async () => {
    const { delivered, failed } = await pushDueDeliveries(db, realIo);
    return delivered + failed > 0;
  };
  return { name: "playground", lanes: 1, idleMs, work };
}

/**
 * One worker: normalises, delivers, clears up and keeps time until the signal. Several may run side by side on one
 * database. Claims its first work at once; the timetable follows.
 */
export async function runWorker(env: Env, number: number, signal: AbortSignal = untilTold()): Promise<void> {
  if (!env.databaseUrl) throw new Error("DATABASE_URL is not set");
  const { preparesStatements } = env;
  const { db, close } = openDatabase(env.databaseUrl, {
    max: 16,
    name: `tanggap-worker-${number}`,
    preparesStatements,
  });
  const loops: Record<string, Loop> = { ...loopsOf(db), ...alertLoops(db, alertSettings(env)) };
  if (await isPlaygroundEnabled(db)) loops.playground = playgroundLoop(db);
  const running = Object.fromEntries(Object.entries(loops).map(([name, loop]) => [name, runLoop(loop, signal)]));
  const listener = listen(env.databaseUrl, "work", (payload: string) => running[payload]?.wake());
  const beat = setInterval(() => void heartbeat(db, number), 5_000);
  await heartbeat(db, number);
  const timetable = startTimetable(db, env.databaseUrl, signal);
  log.info({ worker: number }, "worker runs");
  await Promise.all(Object.values(running).map((loop) => loop.ended));
  clearInterval(beat);
  await listener.close();
  await (await timetable)();
  await close();
}

/** Housekeeping has time: a worker that was just started does its first work first. */
const timetableAfterMs = 5_000;

async function startTimetable(db: Db, databaseUrl: string, signal: AbortSignal): Promise<() => Promise<void>> {
  const nothing = async () => undefined;
  try {
    await wait(timetableAfterMs, null, { signal, ref: false });
    flushCompileCache();
    const { startSchedule } = await import("./schedule.ts");
    return await startSchedule(db, databaseUrl);
  } catch (error) {
    if (!signal.aborted)
      log.error({ err: describeError(error) }, "the timetable did not start; loops go on without it");
    return nothing;
  }
}

/** Ends on SIGTERM or SIGINT: what is claimed is finished, nothing new is begun. */
function untilTold(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  return stop.signal;
}

/** /api/ready and the supervisors' page read from it whether a worker lives. */
async function heartbeat(db: Db, number: number): Promise<void> {
  const key = `worker:${number}`;
  const value = { at: Temporal.Now.instant().toString(), pid: process.pid };
  await db.setting
    .upsert({ where: { key }, create: { key, value }, update: { value } })
    .catch((error: unknown) => log.warn({ err: describeError(error) }, "no heartbeat could be written"));
}
