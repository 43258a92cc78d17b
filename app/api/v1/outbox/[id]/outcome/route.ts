import { route } from "#lib/web/route.ts";
import { outcomeEndpoint } from "#lib/web/v1/outbox.ts";

export const POST = route(outcomeEndpoint);
