import { setTimeout as wait } from "node:timers/promises";
import { signatureOf } from "#lib/playground/push-due-deliveries.ts";
import { StartError } from "./start-error.ts";

export interface Callback {
  readonly url: string;
  readonly secret: string;
}

/** So long the product may be away (a restart, a crash test) before the replay gives up. */
const patienceMs = 5 * 60_000;

/**
 * Posts signed webhook bodies, at most `atOnce` at a time, and waits together with all of them when the product says
 * 429 or 503 or does not answer. A body counts as sent only after a 2xx; until then it is posted again.
 */
export class WebhookSender {
  readonly #atOnce: number;
  readonly #running = new Set<Promise<void>>();
  #failed: unknown = null;
  #pausedUntil = 0;
  sent = 0;
  repeated = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Resolves when the body is on its way: as soon as one of the lanes is free. Throws what a former one failed with. */
  async send(callback: Callback, body: string): Promise<void> {
    while (this.#running.size >= this.#atOnce) await Promise.race(this.#running);
    if (this.#failed) throw this.#failed;
    const run = this.#post(callback, body)
      .catch((error: unknown) => {
        this.#failed ??= error;
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Resolves when everything was taken. */
  async finish(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failed) throw this.#failed;
  }

  async #post(callback: Callback, body: string): Promise<void> {
    const headers = {
      "content-type": "application/json",
      "x-playground-signature": signatureOf(callback.secret, body),
    };
    const giveUpAt = Date.now() + patienceMs;
    for (let attempt = 1; ; attempt += 1) {
      while (Date.now() < this.#pausedUntil) await wait(this.#pausedUntil - Date.now());
      const end = await postOnce(callback.url, headers, body);
      if (end.taken) {
        this.sent += 1;
        return;
      }
      if (end.final !== null) throw new StartError(end.final);
      if (Date.now() > giveUpAt)
        throw new StartError(`${callback.url} has not answered for five minutes: ${end.because}`);
      this.repeated += 1;
      const pauseMs = end.retryAfterMs ?? Math.min(250 * 2 ** Math.min(attempt, 5), 5_000);
      this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + pauseMs);
    }
  }
}

type PostEnd =
  | { readonly taken: true }
  | {
      readonly taken: false;
      readonly final: string | null;
      readonly because: string;
      readonly retryAfterMs: number | null;
    };

async function postOnce(url: string, headers: Record<string, string>, body: string): Promise<PostEnd> {
  const again = (because: string, retryAfterMs: number | null = null): PostEnd => {
    return { taken: false, final: null, because, retryAfterMs };
  };
  try {
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.arrayBuffer();
    if (response.ok) return { taken: true };
    const because = `it answered ${response.status}`;
    if (response.status >= 500 || response.status === 429 || response.status === 408) {
      const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
      return again(because, Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0.1), 120) * 1000 : null);
    }
    const meaning = response.status === 401 ? " (its channel has another secret)" : "";
    return { taken: false, final: `${url} refuses the posts: ${because}${meaning}.`, because, retryAfterMs: null };
  } catch {
    return again("nothing answers there");
  }
}
