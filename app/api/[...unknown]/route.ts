import { DeskError } from "#lib/errors.ts";
import { openRoute } from "#lib/web/route.ts";

const nothingHere = openRoute(async () => {
  throw new DeskError("not-found", "There is no such call.");
});

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
