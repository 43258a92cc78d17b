import { findPulse } from "#lib/playground/find-pulse.ts";
import { openPlayground } from "../play.ts";

/** A text that changes with the network; the page asks for it and draws itself again when it differs. */
export async function GET(): Promise<Response> {
  const scene = await openPlayground();
  if (scene === "off") return new Response(null, { status: 404 });
  if (scene === "sign-in") return new Response(null, { status: 401 });
  return new Response(await findPulse(scene), { headers: { "cache-control": "no-store" } });
}
