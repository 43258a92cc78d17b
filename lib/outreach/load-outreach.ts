import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Abilities, ItemKind } from "#lib/channels/rules/abilities.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Brand, Channel, Customer, Handle, Staff, Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { type Anchor, latestAnchor } from "#lib/outbox/latest-anchor.ts";
import { permitBrand, permitStaff, type StaffActor } from "#lib/people/permit.ts";
import type { Permission } from "#lib/people/rules/permissions.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";

export interface OutreachGround {
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
export async function loadOutreach(
  tx: Tx | Context["db"],
  ctx: Context,
  number: string,
  permission: Permission,
): Promise<OutreachGround> {
  const actor = permitStaff(ctx.actor, permission);
  const parsed = parseRegistrationNumber(number);
  const found = parsed.ok
    ? await tx.ticket.findUnique({ where: { number: parsed.number }, include: { brand: true, customer: true, handle: true } })
    : null;
  if (!found) throw notFound(parsed.ok ? "unknown" : parsed.because);
  permitBrand(actor, found.brandId);
  const { brand, customer, handle, ...ticket } = found;
  const [channel, agent, anchor] = await Promise.all([
    tx.channel.findUniqueOrThrow({ where: { id: ticket.channelId } }),
    tx.staff.findUniqueOrThrow({ where: { id: actor.staffId } }),
    latestAnchor(tx, ticket.id),
  ]);
  const abilities = openChannel(channel).connection.abilities(solicitedBy(ticket));
  return { actor, agent, ticket, brand, channel, customer, handle, abilities, anchor };
}

/** A number nobody can find, with the difference that helps: mistyped, or well formed but unknown. */
export function notFound(because: string): DeskError {
  const mistyped = because === "mistyped";
  const message = mistyped
    ? "This number is mistyped: one of its characters is wrong. Please compare it again."
    : "There is no ticket with this number.";
  return new DeskError("not-found", message, { because, fields: { number: because } });
}

function solicitedBy(ticket: Ticket): ItemKind {
  const known: readonly string[] = ["mention", "reply", "quote", "post", "direct-message"];
  return known.includes(ticket.solicitation) ? (ticket.solicitation as ItemKind) : "mention";
}
