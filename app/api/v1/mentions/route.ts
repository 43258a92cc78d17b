import { route } from "#lib/web/route.ts";
import { listMentionsEndpoint } from "#lib/web/v1/mentions.ts";

export const GET = route(listMentionsEndpoint);
