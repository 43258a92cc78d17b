import { describeError, log } from "#lib/log.ts";

export interface Loop {
  readonly name: string;
  /** Does one piece of work; true = there may be more at once. */
  readonly work: () => Promise<boolean>;
  /** How many pieces are done side by side. */
  readonly lanes: number;
  /** Longest sleep between two looks, in milliseconds; a wake-up ends it early. */
  readonly idleMs: number;
}

export interface RunningLoop {
  readonly wake: () => void;
  readonly ended: Promise<void>;
}

/** Runs a loop until the signal: works while there is work, sleeps until woken or idle time is over, survives errors. */
export function runLoop(loop: Loop, signal: AbortSignal): RunningLoop {
  const sleepers = new Set<() => void>();
  const wake = () => {
    for (const rouse of sleepers) rouse();
    sleepers.clear();
  };
  signal.addEventListener("abort", wake, { once: true });
  const lanes = Array.from({ length: loop.lanes }, () => runLane(loop, signal, sleepers));
  return { wake, ended: Promise.all(lanes).then(() => undefined) };
}

async function runLane(loop: Loop, signal: AbortSignal, sleepers: Set<() => void>): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const more = await loop.work();
      failures = 0;
      if (more) continue;
    } catch (error) {
      failures += 1;
      log.error({ err: describeError(error), loop: loop.name, failures }, "a job failed; it will be tried again");
    }
    if (signal.aborted) return;
    await sleep(failures > 0 ? Math.min(10_000, 250 * 2 ** failures) : loop.idleMs, sleepers);
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
