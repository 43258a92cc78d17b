import { describeError, log } from "#lib/log.ts";

export interface Loop {
  readonly name: string;
  /** Does one piece of work; true = there may be more at once. Calls `found` once it has taken one. */
  readonly work: (found: () => void) => Promise<boolean>;
  /** How many pieces are done side by side. */
  readonly lanes: number;
  /** Longest sleep between two looks, in milliseconds; a wake-up ends it early. */
  readonly idleMs: number;
}

export interface RunningLoop {
  readonly wake: () => void;
  readonly ended: Promise<void>;
}

/**
 * Runs a loop until the signal: works while there is work, sleeps until woken or idle time is over, survives errors. A
 * wake-up rouses one sleeper, and whoever finds work rouses the next: many lanes cost nothing while there is little to do.
 */
export function runLoop(loop: Loop, signal: AbortSignal): RunningLoop {
  const sleepers = new Set<() => void>();
  const wake = () => sleepers.values().next().value?.();
  const wakeAll = () => {
    for (const rouse of [...sleepers]) rouse();
  };
  signal.addEventListener("abort", wakeAll, { once: true });
  const lanes = Array.from({ length: loop.lanes }, (_, lane) => runLane(loop, signal, { sleepers, wake, lane }));
  return { wake, ended: Promise.all(lanes).then(() => undefined) };
}

/** Only the first lane looks by itself; the others do now and then, should a wake-up have been lost. */
const othersSleepTimes = 10;

interface Lane {
  readonly sleepers: Set<() => void>;
  readonly wake: () => void;
  readonly lane: number;
}

async function runLane(loop: Loop, signal: AbortSignal, { sleepers, wake, lane }: Lane): Promise<void> {
  const idleMs = lane === 0 ? loop.idleMs : loop.idleMs * othersSleepTimes;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const more = await loop.work(wake);
      failures = 0;
      if (more) continue;
    } catch (error) {
      failures += 1;
      log.error({ err: describeError(error), loop: loop.name, failures }, "a job failed; it will be tried again");
    }
    if (signal.aborted) return;
    await sleep(failures > 0 ? Math.min(10_000, 250 * 2 ** failures) : idleMs, sleepers);
  }
}

function sleep(milliseconds: number, sleepers: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const rouse = () => {
      clearTimeout(timer);
      sleepers.delete(rouse);
      resolve();
    };
    const timer = setTimeout(rouse, milliseconds);
    sleepers.add(rouse);
  });
}
