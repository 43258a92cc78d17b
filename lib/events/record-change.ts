import type { Actor } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma, Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import type { TicketStatus } from "#lib/tickets/rules/status.ts";
import { toDate } from "#lib/time/instant.ts";
import { loadHistory } from "./load-history.ts";
import { type Rederived, rederiveClocks } from "./rederive-clocks.ts";
import type { TicketEventType } from "./rules/event-types.ts";
import { type OutreachState, outreachAfter } from "./rules/outreach-state.ts";
import { transition } from "./rules/transitions.ts";

export interface Change {
  readonly type: TicketEventType;
  /** When it happened for the customer; defaults to now. */
  readonly at?: Temporal.Instant;
  readonly because?: string | null;
  /** Ids, flags and numbers only: events never hold text. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** Columns that change with the event, besides status and outreach state, which the tables decide. */
  readonly set?: Prisma.TicketUncheckedUpdateInput;
}

export interface ChangeContext {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

/** Loads the ticket and locks its row until the transaction ends. Null when there is none. */
export async function lockTicket(tx: Tx, ticketId: string): Promise<Ticket | null> {
  const rows = await tx.$queryRaw<Ticket[]>`SELECT * FROM ticket WHERE id = ${ticketId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/**
 * The one place that changes a ticket: decides status and outreach state by the tables, appends the TicketEvent and
 * rewrites the clocks, all in the caller's transaction (laws 5 and 6). The ticket must be locked by `lockTicket`.
 * Throws conflict when the transition table refuses the event.
 */
export async function recordChange(tx: Tx, ctx: ChangeContext, ticket: Ticket, change: Change): Promise<Ticket> {
  return recordChanges(tx, ctx, ticket, [change]);
}

/** Several changes that happen together, each with its version and its event; the clocks are rewritten once. */
export async function recordChanges(
  tx: Tx,
  ctx: ChangeContext,
  ticket: Ticket,
  changes: readonly Change[],
): Promise<Ticket> {
  if (changes.length === 0) return ticket;
  const steps = stepsOf(ticket, changes);
  const events = steps.map(({ change, columns }) => eventOf(ctx, { ...ticket, ...columns }, change));
  const history = await loadHistory(tx, ticket);
  const { nextDueAt, ...clocks } = rederiveClocks(
    ticket,
    { ...history, events: [...history.events, ...events] },
    ctx.now,
  );
  let changed = ticket;
  for (const [at, { change, columns }] of steps.entries()) {
    const isLast = at === steps.length - 1;
    changed = await tx.ticket.update({
      where: { id: ticket.id },
      data: { ...change.set, ...columns, ...(isLast ? { nextDueAt } : {}) },
    });
  }
  await writeHistory(tx, events, clocks);
  return changed;
}

interface Step {
  readonly change: Change;
  readonly columns: { readonly status: TicketStatus; readonly outreachState: OutreachState; readonly version: number };
}

function stepsOf(ticket: Ticket, changes: readonly Change[]): Step[] {
  let { status, outreachState, version } = ticket as Ticket & Step["columns"];
  return changes.map((change) => {
    const step = transition(status, change.type);
    if (!step.ok)
      throw new DeskError("conflict", "The ticket's status does not allow this.", { because: step.because });
    status = step.status;
    outreachState = outreachAfter(outreachState, change.type);
    version += 1;
    return { change, columns: { status, outreachState, version } };
  });
}

/** Events and clock rows in one statement. */
async function writeHistory(
  tx: Tx,
  events: readonly ReturnType<typeof eventOf>[],
  clocks: Pick<Rederived, "rows" | "stale">,
): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM clock WHERE id = ANY(${clocks.stale}::uuid[])), written AS (
      INSERT INTO clock SELECT * FROM jsonb_populate_recordset(NULL::clock, ${JSON.stringify(clocks.rows)}::jsonb)
      ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, "startedAt" = EXCLUDED."startedAt", "dueAt" = EXCLUDED."dueAt",
        "stoppedAt" = EXCLUDED."stoppedAt", "breachedAt" = EXCLUDED."breachedAt", "targetMinutes" = EXCLUDED."targetMinutes",
        "elapsedSeconds" = EXCLUDED."elapsedSeconds", "stoppedById" = EXCLUDED."stoppedById")
    INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "actorId", because,
      "statusAfter", data)
    SELECT "ticketId", "brandId", version, type, at, "recordedAt", "actorType", "actorId", because, "statusAfter", data
    FROM jsonb_populate_recordset(NULL::ticket_event, ${JSON.stringify(events)}::jsonb) ORDER BY version`;
}

/** The event's row, for a ticket that stands as it does after the event. */
export function eventOf(
  ctx: ChangeContext,
  ticket: Pick<Ticket, "id" | "brandId" | "version" | "status">,
  change: Change,
) {
  return {
    ticketId: ticket.id,
    brandId: ticket.brandId,
    version: ticket.version,
    type: change.type,
    at: toDate(change.at ?? ctx.now),
    recordedAt: toDate(ctx.now),
    actorType: ctx.actor.type,
    actorId: actorIdOf(ctx.actor),
    because: change.because ?? null,
    statusAfter: ticket.status,
    data: { ...change.data },
  };
}

/** The person behind an actor, or null for the customer and the system. */
export function actorIdOf(actor: Actor): string | null {
  return actor.type === "staff" || actor.type === "api-token" ? actor.staffId : null;
}
