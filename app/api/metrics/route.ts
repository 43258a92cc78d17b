import { writeMetrics } from "#lib/web/metrics.ts";
import { openRoute } from "#lib/web/route.ts";

export const dynamic = "force-dynamic";

/** Prometheus text for the operator: with the metrics token, or from the machine itself. */
export const GET = openRoute(writeMetrics);
