import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Path of a file of the team's fact folder beside the checkout, or null where it is absent
 * (a user's machine). Tests that need it skip, with a count, when this answers null.
 */
export function sharedPath(relative: string): string | null {
  const path = join(import.meta.dirname, "..", "..", "shared", relative);
  return existsSync(path) ? path : null;
}
