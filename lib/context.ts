import type { Db, Tx } from "#lib/db/client.ts";
import type { Role } from "#lib/people/rules/permissions.ts";

/** Who does it. `brandIds` is what they may see; the system sees the brand it works for. */
export type Actor =
  | {
      readonly type: "staff";
      readonly staffId: string;
      readonly role: Role;
      readonly brandIds: readonly string[];
      readonly sessionId: string;
    }
  | {
      readonly type: "api-token";
      readonly tokenId: string;
      readonly staffId: string;
      readonly role: Role;
      readonly brandIds: readonly string[];
    }
  | { readonly type: "customer" }
  | { readonly type: "system"; readonly job: string };

/** What every verb is handed. `now` is read once per request or job; leases use the database's clock. */
export interface Context {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly db: Db | Tx;
  readonly requestId: string;
}

/** A context for work that no person asked for: normalising, delivering, sweeping. */
export function systemContext(db: Db | Tx, job: string, now: Temporal.Instant, requestId: string): Context {
  return { actor: { type: "system", job }, now, db, requestId };
}
