import { route } from "#lib/web/route.ts";
import { slaPreviewEndpoint } from "#lib/web/v1/previews.ts";

export const POST = route(slaPreviewEndpoint);
