import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { trackResponse } from "#lib/web/track-response.ts";

/** The form; a well-formed number leads on to its own address, anything else is answered here. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const typed = query.get("number");
  const parsed = parseRegistrationNumber(typed ?? "");
  if (!parsed.ok) return trackResponse(request, typed);
  const lang = query.get("lang");
  const location = `/track/${parsed.number}${lang === "id" || lang === "en" ? `?lang=${lang}` : ""}`;
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "private, no-store" } });
}
