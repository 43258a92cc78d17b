import type { Tx } from "#lib/db/client.ts";
import type { Clock, Ticket, TicketEvent } from "#lib/db/generated/client.ts";
import { rowOfJson } from "#lib/db/json-row.ts";
import { type Targets, targetsOf } from "./targets-of-brand.ts";

export type Event = Omit<TicketEvent, "seq">;

export interface History {
  /** Oldest first. */
  readonly events: readonly Event[];
  readonly clocks: readonly Clock[];
  readonly targets: Targets;
}

interface Row {
  readonly event: Event | null;
  readonly clock: Clock | null;
  readonly specs: { readonly calendar: unknown; readonly policy: unknown } | null;
}

/** A ticket's events, its clock rows and what its clocks aim at, in one query: asked at every change of every ticket. */
export async function loadHistory(tx: Tx, ticket: Pick<Ticket, "id" | "brandId">): Promise<History> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT to_jsonb(e) AS event, NULL::jsonb AS clock, NULL::jsonb AS specs
    FROM ticket_event e WHERE e."ticketId" = ${ticket.id}::uuid
    UNION ALL SELECT NULL, to_jsonb(c), NULL FROM clock c WHERE c."ticketId" = ${ticket.id}::uuid
    UNION ALL SELECT NULL, NULL, jsonb_build_object('calendar', calendar.spec, 'policy', policy.spec) FROM brand
      JOIN calendar ON calendar.id = brand."calendarId" JOIN policy ON policy.id = brand."policyId"
      WHERE brand.id = ${ticket.brandId}::uuid`;
  const specs = rows.find((row) => row.specs !== null)?.specs;
  if (!specs) throw new Error(`brand ${ticket.brandId} is not there`);
  const events = rows.flatMap(({ event }) => (event ? [rowOfJson(event)] : []));
  return {
    events: events.sort((a, b) => a.version - b.version),
    clocks: rows.flatMap(({ clock }) => (clock ? [rowOfJson(clock)] : [])),
    targets: targetsOf(specs),
  };
}
