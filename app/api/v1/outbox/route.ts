import { route } from "#lib/web/route.ts";
import { listOutboxEndpoint } from "#lib/web/v1/outbox.ts";

export const GET = route(listOutboxEndpoint);
