import { route } from "#lib/web/route.ts";
import { messagesEndpoint } from "#lib/web/v1/outreach.ts";

export const POST = route(messagesEndpoint);
