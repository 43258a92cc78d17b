import { jsonResponse } from "#lib/web/error-response.ts";
import { openRoute } from "#lib/web/route.ts";
import { openApiDocument } from "#lib/web/v1/openapi.ts";

export const dynamic = "force-dynamic";

/** Open to everyone: it describes the calls and tells nothing of the data. */
export const GET = openRoute(async (_request, { requestId }) => jsonResponse(openApiDocument(), 200, requestId));
