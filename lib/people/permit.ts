import type { Actor } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { type Permission, roleMay } from "./rules/permissions.ts";

/** A member of staff, by browser or by bearer token: the only actors that may click. */
export type StaffActor = Extract<Actor, { type: "staff" | "api-token" }>;

/**
 * First line of every verb that a person can reach: throws unless the actor is staff and holds the right.
 * Returns the narrowed actor, so that the verb cannot forget who clicked.
 */
export function permitStaff(actor: Actor, permission: Permission): StaffActor {
  if (actor.type !== "staff" && actor.type !== "api-token") {
    throw new DeskError("unauthenticated", "Sign in to do this.");
  }
  if (!roleMay(actor.role, permission)) throw new DeskError("forbidden", "Your role does not allow this.");
  return actor;
}

/** Throws not-found (never "forbidden": existence is not told) when the row belongs to a brand of others. */
export function permitBrand(actor: StaffActor, brandId: string): void {
  if (!actor.brandIds.includes(brandId)) throw new DeskError("not-found", "There is nothing here under that name.");
}

/** First line of verbs that only jobs run. */
export function permitSystem(actor: Actor): void {
  if (actor.type !== "system") throw new DeskError("forbidden", "Only the system does this.");
}
