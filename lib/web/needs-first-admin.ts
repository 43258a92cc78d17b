import { database } from "#lib/db/client.ts";
import { isFirstRun } from "#lib/people/first-run-admin.ts";

/** Whether the pages before sign-in should show the way to the first admin. */
export function needsFirstAdmin(): Promise<boolean> {
  return isFirstRun(database().db);
}
