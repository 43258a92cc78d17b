import { jsonResponse } from "#lib/web/error-response.ts";
import { findReadiness } from "#lib/web/readiness.ts";
import { openRoute } from "#lib/web/route.ts";

export const dynamic = "force-dynamic";

/** 200 when database and migrations are there, else 503; the worker's state is told in the body only. */
export const GET = openRoute(async (_request, { requestId }) => {
  const readiness = await findReadiness();
  return jsonResponse(readiness, readiness.ready ? 200 : 503, requestId);
});
