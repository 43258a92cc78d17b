import { database } from "#lib/db/client.ts";
import type { SignInCounters } from "#lib/people/sign-in.ts";
import { type TryCounter, tryCounter, tryCounterInMemory } from "#lib/people/try-counter.ts";

interface Counters {
  readonly signIn: SignInCounters;
  /** Guesses of one-time codes per address. */
  readonly codes: TryCounter;
  /** Guesses of one's own password per person. */
  readonly password: TryCounter;
  /** Webhook calls that did not verify, per address and channel. Verified ones are never counted. */
  readonly unverifiedWebhook: TryCounter;
  /** Looked-up numbers that do not exist, per address. Hits are never counted: a carrier's address is many people. */
  readonly trackMiss: TryCounter;
  /** Calls of one bearer token, in this process. */
  readonly token: TryCounter;
}

const singleton = globalThis as typeof globalThis & { tanggapCounters?: Counters };

/** The limits of the web process; see each counter for what it counts. */
export function counters(): Counters {
  singleton.tanggapCounters ??= openCounters();
  return singleton.tanggapCounters;
}

function openCounters(): Counters {
  const { pool } = database();
  return {
    signIn: {
      perAccount: tryCounter(pool, { name: "sign-in", most: 10, perSeconds: 60 }),
      perAddress: tryCounter(pool, { name: "sign-in-address", most: 200, perSeconds: 60 }),
    },
    codes: tryCounter(pool, { name: "code", most: 10, perSeconds: 60 }),
    password: tryCounter(pool, { name: "password", most: 10, perSeconds: 60 }),
    unverifiedWebhook: tryCounter(pool, { name: "webhook", most: 60, perSeconds: 60 }),
    trackMiss: tryCounter(pool, { name: "track", most: 10, perSeconds: 60 }),
    token: tryCounterInMemory({ name: "token", most: 200, perSeconds: 1 }),
  };
}
