import { route } from "#lib/web/route.ts";
import { listTicketsEndpoint } from "#lib/web/v1/tickets.ts";

export const GET = route(listTicketsEndpoint);
