import type { Db, Tx } from "#lib/db/client.ts";

/** What a playground verb needs; every Context is one. Nobody is permitted here: the faces decide who may play. */
export interface Scene {
  readonly db: Db | Tx;
  readonly now: Temporal.Instant;
}
