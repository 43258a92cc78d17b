import type { Endpoint } from "./faults.ts";

export interface PeerLimit {
  readonly calls: number;
  readonly perSeconds: number;
}

export interface Spent {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** X's fixed windows and headers. Endpoints without a limit say nothing. */
export class RateLimits {
  readonly #limits: Readonly<Partial<Record<Endpoint, PeerLimit>>>;
  readonly #windows = new Map<Endpoint, { startMs: number; used: number }>();

  constructor(limits: Readonly<Partial<Record<Endpoint, PeerLimit>>>) {
    this.#limits = limits;
  }

  spend(endpoint: Endpoint, nowMs: number): Spent {
    const limit = this.#limits[endpoint];
    if (limit === undefined) return { allowed: true, headers: {} };
    const lengthMs = limit.perSeconds * 1000;
    const current = this.#windows.get(endpoint);
    const window = current && nowMs < current.startMs + lengthMs ? current : { startMs: nowMs, used: 0 };
    this.#windows.set(endpoint, window);
    const allowed = window.used < limit.calls;
    if (allowed) window.used += 1;
    return {
      allowed,
      headers: {
        "x-rate-limit-limit": String(limit.calls),
        "x-rate-limit-remaining": String(limit.calls - window.used),
        "x-rate-limit-reset": String(Math.ceil((window.startMs + lengthMs) / 1000)),
      },
    };
  }
}
