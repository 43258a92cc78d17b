import { route } from "#lib/web/route.ts";
import { reopeningEndpoint } from "#lib/web/v1/ticket-actions.ts";

export const POST = route(reopeningEndpoint);
