import type { Context } from "#lib/context.ts";
import { permitStaff } from "./permit.ts";
import { brandsInReach, permitPeople } from "./permit-people.ts";

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
}

/** The people who can be given a ticket: active staff who share a brand with the actor, by name. */
export async function listColleagues(ctx: Context): Promise<Colleague[]> {
  const actor = permitStaff(ctx.actor, "ticket:see");
  return ctx.db.staff.findMany({
    where: { disabledAt: null, memberships: { some: { brandId: { in: [...actor.brandIds] } } } },
    select: { id: true, name: true, initials: true, role: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  });
}

export interface StaffRow extends Colleague {
  readonly email: string;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly brands: readonly string[];
}

/** Everyone an admin may administer, closed accounts too, by name. Times are ISO 8601 in UTC. */
export async function listStaff(ctx: Context): Promise<StaffRow[]> {
  permitPeople(ctx.actor);
  const reach = brandsInReach(ctx.actor);
  const rows = await ctx.db.staff.findMany({
    where: reach === null ? {} : { memberships: { some: { brandId: { in: [...reach] } } } },
    include: {
      memberships: { include: { brand: { select: { name: true } } } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    initials: row.initials,
    role: row.role,
    email: row.email,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.sessions[0]?.lastSeenAt.toISOString() ?? null,
    brands: row.memberships.map((membership) => membership.brand.name),
  }));
}
