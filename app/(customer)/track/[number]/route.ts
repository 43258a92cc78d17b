import { trackResponse } from "#lib/web/track-response.ts";

/** The page of one report, by its number. */
export async function GET(request: Request, at: { params: Promise<{ number: string }> }): Promise<Response> {
  return trackResponse(request, (await at.params).number);
}
