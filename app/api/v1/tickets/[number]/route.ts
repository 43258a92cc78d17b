import { route } from "#lib/web/route.ts";
import { findTicketEndpoint } from "#lib/web/v1/tickets.ts";

export const GET = route(findTicketEndpoint);
