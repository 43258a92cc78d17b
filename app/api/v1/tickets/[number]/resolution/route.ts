import { route } from "#lib/web/route.ts";
import { resolutionEndpoint } from "#lib/web/v1/ticket-actions.ts";

export const POST = route(resolutionEndpoint);
