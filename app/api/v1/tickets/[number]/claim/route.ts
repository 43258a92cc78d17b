import { route } from "#lib/web/route.ts";
import { claimEndpoint } from "#lib/web/v1/ticket-actions.ts";

export const POST = route(claimEndpoint);
