import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "#lib/db/client.ts";

export type Try = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/** Counts tries of a kind per key, for all web processes together. */
export interface TryCounter {
  count(key: string): Promise<Try>;
  forget(key: string): Promise<void>;
}

export interface TryLimit {
  /** Names the kind; part of the stored key. */
  readonly name: string;
  readonly most: number;
  readonly perSeconds: number;
}

/** A counter in the table rate_limit; while the database does not answer, each process counts in its own memory. */
export function tryCounter(pool: Database["pool"], limit: TryLimit): TryCounter {
  const options = { keyPrefix: limit.name, points: limit.most, duration: limit.perSeconds };
  return counterOver(
    new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: true,
      // A key that is over its limit is refused from memory: an attack does not reach the database.
      inMemoryBlockOnConsumed: limit.most + 1,
      insuranceLimiter: new RateLimiterMemory(options),
    }),
  );
}

/** The same in the memory of one process, where a database round trip would cost more than it protects. */
export function tryCounterInMemory(limit: TryLimit): TryCounter {
  return counterOver(new RateLimiterMemory({ keyPrefix: limit.name, points: limit.most, duration: limit.perSeconds }));
}

function counterOver(limiter: RateLimiterPostgres | RateLimiterMemory): TryCounter {
  const count = async (key: string): Promise<Try> => {
    try {
      await limiter.consume(key);
      return { ok: true };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
  };
  const forget = async (key: string) => {
    await limiter.delete(key);
  };
  return { count, forget };
}
