import { route } from "#lib/web/route.ts";
import { outreachEndpoint } from "#lib/web/v1/outreach.ts";

export const POST = route(outreachEndpoint);
