import { createBrand } from "#lib/brands/create-brand.ts";
import type { Context } from "#lib/context.ts";
import { systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import type { Brand, Staff } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import type { Role } from "#lib/people/rules/permissions.ts";

let counter = 0;

/** The system, now. */
export function system(db: Db): Context & { readonly db: Db } {
  return { ...systemContext(db, "test", Temporal.Now.instant(), newId()), db };
}

/** A brand of its own with calendar, policy and templates. */
export async function makeBrand(db: Db, prefix = "TGP"): Promise<Brand> {
  counter += 1;
  return createBrand(system(db), {
    key: `brand-${counter}-${newId().slice(-6)}`,
    name: "Nusa Link",
    prefix,
    officialChannelName: "Pusat Bantuan",
    officialChannelUrl: "https://bantuan.nusalink.example",
  });
}

/** A member of staff of these brands, without a password. */
export async function makeStaff(db: Db, brands: readonly Brand[], role: Role = "agent"): Promise<Staff> {
  counter += 1;
  return db.staff.create({
    data: {
      id: newId(),
      email: `staff-${counter}-${newId().slice(-6)}@nusalink.example`,
      name: `Rina ${counter}`,
      initials: "RN",
      role,
      createdAt: new Date(),
      memberships: { create: brands.map((brand) => ({ brandId: brand.id })) },
    },
  });
}

/** A context in which this person clicks, now. */
export function as(db: Db, staff: Staff, brands: readonly Brand[]): Context & { readonly db: Db } {
  return {
    actor: {
      type: "staff",
      staffId: staff.id,
      role: staff.role as Role,
      brandIds: brands.map((brand) => brand.id),
      sessionId: newId(),
    },
    now: Temporal.Now.instant(),
    db,
    requestId: newId(),
  };
}
