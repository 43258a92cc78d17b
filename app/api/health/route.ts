import { jsonResponse } from "#lib/web/error-response.ts";
import { openRoute } from "#lib/web/route.ts";

export const dynamic = "force-dynamic";

/** The process lives and answers; asks nothing of the database. */
export const GET = openRoute(async (_request, { requestId }) => jsonResponse({ status: "ok" }, 200, requestId));
