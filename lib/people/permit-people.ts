import type { Actor, Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { permitStaff } from "./permit.ts";

/** People are an admin's business; the command line and the first start act as the system. */
export function permitPeople(actor: Actor): void {
  if (actor.type !== "system") permitStaff(actor, "settings:people");
}

/** Brands whose people the actor may change; null = all of them (the system). */
export function brandsInReach(actor: Actor): readonly string[] | null {
  return actor.type === "staff" || actor.type === "api-token" ? actor.brandIds : null;
}

/** The member of staff, locked until the transaction ends. Not-found for people who share no brand with the actor. */
export async function lockStaff(tx: Tx, ctx: Context, staffId: string): Promise<Staff> {
  await tx.$queryRaw`SELECT 1 FROM staff WHERE id = ${staffId}::uuid FOR UPDATE`;
  const brandIds = brandsInReach(ctx.actor);
  const where = brandIds === null ? {} : { memberships: { some: { brandId: { in: [...brandIds] } } } };
  const staff = await tx.staff.findFirst({ where: { id: staffId, ...where } });
  if (!staff) throw new DeskError("not-found", "There is nobody here under that id.");
  return staff;
}

/** Ends every browser session of a person but one; live streams notice within five seconds. */
export async function endSessions(
  tx: Tx,
  ctx: Context,
  staffId: string,
  exceptSessionId: string | null,
): Promise<void> {
  const revokedAt = new Date(ctx.now.epochMilliseconds);
  const others = exceptSessionId === null ? {} : { id: { not: exceptSessionId } };
  await tx.staffSession.updateMany({ where: { staffId, revokedAt: null, ...others }, data: { revokedAt } });
}

/** Refuses what would leave the installation without anyone who can administer it. */
export async function keepOneAdmin(tx: Tx, staffId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tanggap:last-admin'))`;
  const others = await tx.staff.count({ where: { role: "admin", disabledAt: null, id: { not: staffId } } });
  if (others === 0) {
    throw new DeskError("conflict", "This is the last admin. Make someone else an admin first.", {
      because: "last-admin",
    });
  }
}
