import { route } from "#lib/web/route.ts";
import { invitationEndpoint } from "#lib/web/v1/outreach.ts";

export const POST = route(invitationEndpoint);
