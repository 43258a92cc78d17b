import { route } from "#lib/web/route.ts";
import { mentionTicketEndpoint } from "#lib/web/v1/mentions.ts";

export const POST = route(mentionTicketEndpoint);
