import { type Role, roles } from "./permissions.ts";

/** The role with fewer rights: a token never does more than its owner may now. */
export function lesserRole(left: Role, right: Role): Role {
  return roles.indexOf(left) <= roles.indexOf(right) ? left : right;
}

/** Reads a stored role; unknown text has no rights, so it is no role at all. */
export function asRole(text: string): Role | null {
  return roles.find((role) => role === text) ?? null;
}
