import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";

export interface AuditFact {
  /** e.g. "staff.created", "role.changed". */
  readonly action: string;
  /** Id or key of what was changed. */
  readonly target: string;
  /** Names and states, never secrets. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes who changed what, in the transaction that changes it. */
export async function recordAudit(tx: Tx, ctx: Omit<Context, "db">, fact: AuditFact): Promise<void> {
  const { actor } = ctx;
  await tx.auditEntry.create({
    data: {
      id: newId(),
      at: toDate(ctx.now),
      actorType: actor.type,
      actorId: actor.type === "staff" || actor.type === "api-token" ? actor.staffId : null,
      action: fact.action,
      target: fact.target,
      detail: fact.detail ?? {},
      requestId: ctx.requestId,
    },
  });
}
