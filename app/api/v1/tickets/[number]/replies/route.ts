import { route } from "#lib/web/route.ts";
import { repliesEndpoint } from "#lib/web/v1/outreach.ts";

export const POST = route(repliesEndpoint);
