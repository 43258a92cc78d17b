import { openEventStream } from "#lib/web/event-stream.ts";
import { openRoute } from "#lib/web/route.ts";

export const dynamic = "force-dynamic";

export const GET = openRoute(openEventStream);
