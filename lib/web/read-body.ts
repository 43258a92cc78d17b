import { DeskError } from "#lib/errors.ts";

/** Most bytes of a request body anywhere: 1 MB. */
export const bodyCapBytes = 1_048_576;

/** The raw bytes of a request. Stops reading and throws too-large beyond the cap, whatever Content-Length said. */
export async function readBytes(request: Request, cap = bodyCapBytes): Promise<Uint8Array> {
  const tooLarge = () => new DeskError("too-large", `The body may have at most ${cap} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > cap) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > cap) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** A JSON body; no body at all counts as `{}`. Throws invalid-input for another content type, bad UTF-8 or bad JSON. */
export async function readJson(request: Request): Promise<{ readonly value: unknown; readonly bytes: Uint8Array }> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return { value: {}, bytes };
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new DeskError("invalid-input", "Send the body as application/json.", { because: "content-type" });
  }
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), bytes };
  } catch {
    throw new DeskError("invalid-input", "The body is not JSON in UTF-8.", { because: "not-json" });
  }
}

/** Query parameters as an object for a strict schema. Throws invalid-input when one is given twice. */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in query)
      throw new DeskError("invalid-input", "A parameter is given twice.", { fields: { [name]: "Give it once." } });
    query[name] = value;
  }
  return { ...query };
}
