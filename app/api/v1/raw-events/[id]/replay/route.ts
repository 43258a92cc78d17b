import { route } from "#lib/web/route.ts";
import { replayEndpoint } from "#lib/web/v1/raw-events.ts";

export const POST = route(replayEndpoint);
