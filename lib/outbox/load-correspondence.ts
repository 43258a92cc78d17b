import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Abilities, ItemKind } from "#lib/channels/rules/abilities.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Brand, Channel, Customer, Handle, Staff, Ticket } from "#lib/db/generated/client.ts";
import { rowOfJson } from "#lib/db/json-row.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import type { StaffActor } from "#lib/people/permit.ts";
import type { Permission } from "#lib/people/rules/permissions.ts";
import { type Anchor, latestAnchor } from "./latest-anchor.ts";

export interface Correspondence {
  readonly actor: StaffActor;
  readonly agent: Staff;
  readonly ticket: Ticket;
  readonly brand: Brand;
  readonly channel: Channel;
  readonly customer: Customer;
  readonly handle: Handle;
  readonly abilities: Abilities;
  readonly anchor: Anchor | null;
}

type Rows = Pick<Correspondence, "brand" | "customer" | "handle" | "channel" | "agent">;

/** Everything that writing to a customer needs, loaded and permitted once. Throws not-found for other brands' tickets. */
export async function loadCorrespondence(
  tx: Tx | Context["db"],
  ctx: Context,
  number: string,
  permission: Permission,
): Promise<Correspondence> {
  const { actor, ticket } = await loadTicket(tx, ctx, number, permission);
  const [rows] = await tx.$queryRaw<Rows[]>`
    SELECT to_jsonb(brand) AS brand, to_jsonb(customer) AS customer, to_jsonb(handle) AS handle,
      to_jsonb(channel) AS channel, to_jsonb(staff) AS agent
    FROM brand, customer, handle, channel, staff
    WHERE brand.id = ${ticket.brandId}::uuid AND customer.id = ${ticket.customerId}::uuid
      AND handle.id = ${ticket.handleId}::uuid AND channel.id = ${ticket.channelId}::uuid AND staff.id = ${actor.staffId}::uuid`;
  if (!rows) throw new Error(`ticket ${ticket.id} has lost its people`);
  const channel = rowOfJson(rows.channel);
  const anchor = await latestAnchor(tx, ticket.id);

  const abilities = openChannel(channel).connection.abilities(solicitedBy(ticket));
  const people = { agent: rowOfJson(rows.agent), customer: rowOfJson(rows.customer), handle: rowOfJson(rows.handle) };
  return { actor, ticket, brand: rowOfJson(rows.brand), channel, ...people, abilities, anchor };
}

function solicitedBy(ticket: Ticket): ItemKind {
  const known: readonly string[] = ["mention", "reply", "quote", "post", "direct-message"];
  return known.includes(ticket.solicitation) ? (ticket.solicitation as ItemKind) : "mention";
}
