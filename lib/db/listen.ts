import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { describeError, log } from "#lib/log.ts";

export interface Listener {
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Called after each connection (the first too): what was notified while it was down is lost, so look again. */
  readonly onConnect?: () => void;
  /** Pause before connecting again, in milliseconds; it doubles up to ten seconds. */
  readonly firstPauseMs?: number;
}

/** Listens on a NOTIFY channel until closed, connecting again whenever the connection is lost. */
export function listen(
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  options: ListenOptions = {},
): Listener {
  const stop = new AbortController();
  const running = keepListening(url, channel, onNotify, options, stop.signal);
  const close = async () => {
    stop.abort();
    await running;
  };
  return { close };
}

async function keepListening(
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  options: ListenOptions,
  stop: AbortSignal,
): Promise<void> {
  const first = options.firstPauseMs ?? 200;
  let pause = first;
  while (!stop.aborted) {
    const client = new pg.Client({
      connectionString: url,
      application_name: "tanggap-listen",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    try {
      const lost = connectionLost(client, stop);
      client.on("notification", (message) => onNotify(message.payload ?? ""));
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      pause = first;
      options.onConnect?.();
      await lost;
    } catch (error) {
      if (!stop.aborted) log.warn({ err: describeError(error), channel }, "the listener's connection was lost");
    }
    await client.end().catch(() => undefined);
    if (!stop.aborted) await wait(pause, undefined, { signal: stop }).catch(() => undefined);
    pause = Math.min(pause * 2, 10_000);
  }
}

/** Settles when the connection ends, stops answering within 10 s (asked every 30 s), or `stop` is raised. */
function connectionLost(client: pg.Client, stop: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const probe = setInterval(() => {
    const late = setTimeout(resolve, 10_000);
    client.query("SELECT 1").then(
      () => clearTimeout(late),
      () => resolve(),
    );
  }, 30_000);
  client.on("error", () => resolve());
  client.on("end", () => resolve());
  stop.addEventListener("abort", () => resolve(), { once: true });
  return promise.finally(() => clearInterval(probe));
}
