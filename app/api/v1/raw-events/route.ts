import { route } from "#lib/web/route.ts";
import { listRawEventsEndpoint } from "#lib/web/v1/raw-events.ts";

export const GET = route(listRawEventsEndpoint);
