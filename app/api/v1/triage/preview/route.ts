import { route } from "#lib/web/route.ts";
import { triagePreviewEndpoint } from "#lib/web/v1/previews.ts";

export const POST = route(triagePreviewEndpoint);
