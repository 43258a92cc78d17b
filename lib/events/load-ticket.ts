import type { Context } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { permitStaff, type StaffActor } from "#lib/people/permit.ts";
import type { Permission } from "#lib/people/rules/permissions.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";

/** The ticket of a number, permitted. A mistyped number, an unknown one and another brand's all end as not-found. */
export async function loadTicket(
  db: Db | Tx,
  ctx: Context,
  number: string,
  permission: Permission,
): Promise<{ actor: StaffActor; ticket: Ticket }> {
  const actor = permitStaff(ctx.actor, permission);
  const parsed = parseRegistrationNumber(number);
  if (!parsed.ok) throw numberNotFound(parsed.because);
  const ticket = await db.ticket.findUnique({ where: { number: parsed.number } });
  // Another brand's number answers word for word like one that does not exist.
  if (!ticket || !actor.brandIds.includes(ticket.brandId)) throw numberNotFound("unknown");
  return { actor, ticket };
}

/** A number nobody can find, with the difference that helps: mistyped, or well formed but unknown. */
export function numberNotFound(because: string): DeskError {
  const message =
    because === "mistyped"
      ? "This number is mistyped: one of its characters is wrong. Please compare it again."
      : "There is no ticket with this number.";
  return new DeskError("not-found", message, { because, fields: { number: because } });
}
