import type { Context } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { permitStaff } from "#lib/people/permit.ts";

/** That a ticket changed, and nothing of what: whoever may see it asks again. */
export interface TicketChange {
  readonly seq: number;
  readonly ticketId: string;
  readonly brandId: string;
  readonly number: string;
  /** TicketEventType of lib/events/rules/event-types.ts */
  readonly type: string;
}

/** A transaction with a lower seq may become visible after a higher one: that far back is always looked again. */
const overlapSeqs = 1_000;
const overlapSeconds = 30;
const mostChanges = 1_000;

/**
 * Changes after `seq` in the order of their seq, and late ones shortly before it that were committed afterwards
 * (callers drop what they know). At most 1,000.
 */
export async function listChangesAfter(db: Db | Tx, seq: number): Promise<TicketChange[]> {
  const rows = await db.$queryRaw<(Omit<TicketChange, "seq"> & { seq: bigint })[]>`
    SELECT e.seq, e."ticketId"::text AS "ticketId", e."brandId"::text AS "brandId", t.number, e.type
    FROM ticket_event e JOIN ticket t ON t.id = e."ticketId"
    WHERE e.seq > ${seq}
      OR (e.seq > ${seq - overlapSeqs} AND e.seq <= ${seq} AND e."recordedAt" > now() - make_interval(secs => ${overlapSeconds}))
    ORDER BY e.seq LIMIT ${mostChanges}`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Changes of the actor's brands after `seq`, for a screen that was away. */
export async function changesSince(ctx: Context, seq: number): Promise<Omit<TicketChange, "brandId">[]> {
  const actor = permitStaff(ctx.actor, "ticket:see");
  const changes = await listChangesAfter(ctx.db, seq);
  return changes
    .filter((change) => actor.brandIds.includes(change.brandId))
    .map(({ seq: at, ticketId, number, type }) => ({ seq: at, ticketId, number, type }));
}

/** Seq of the newest visible event, 0 when there is none. */
export async function latestSeq(db: Db | Tx): Promise<number> {
  const rows = await db.$queryRaw<{ seq: bigint | null }[]>`SELECT max(seq) AS seq FROM ticket_event`;
  return Number(rows[0]?.seq ?? 0);
}
