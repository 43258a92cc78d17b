import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Abilities, ItemKind } from "#lib/channels/rules/abilities.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Brand, Channel, Customer, Handle, Staff, Ticket } from "#lib/db/generated/client.ts";
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

/** Everything that writing to a customer needs, loaded and permitted once. Throws not-found for other brands' tickets. */
export async function loadCorrespondence(
  tx: Tx | Context["db"],
  ctx: Context,
  number: string,
  permission: Permission,
): Promise<Correspondence> {
  const { actor, ticket } = await loadTicket(tx, ctx, number, permission);
  const brand = await tx.brand.findUniqueOrThrow({ where: { id: ticket.brandId } });
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: ticket.customerId } });
  const handle = await tx.handle.findUniqueOrThrow({ where: { id: ticket.handleId } });
  const channel = await tx.channel.findUniqueOrThrow({ where: { id: ticket.channelId } });
  const agent = await tx.staff.findUniqueOrThrow({ where: { id: actor.staffId } });
  const anchor = await latestAnchor(tx, ticket.id);

  const abilities = openChannel(channel).connection.abilities(solicitedBy(ticket));
  return { actor, agent, ticket, brand, channel, customer, handle, abilities, anchor };
}

function solicitedBy(ticket: Ticket): ItemKind {
  const known: readonly string[] = ["mention", "reply", "quote", "post", "direct-message"];
  return known.includes(ticket.solicitation) ? (ticket.solicitation as ItemKind) : "mention";
}
