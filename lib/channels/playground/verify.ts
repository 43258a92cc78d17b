import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { RawRequest, Verification } from "../connector.ts";

const signatureHeader = "x-playground-signature";

/** Checks `sha256=<hex hmac>` over the untouched bytes, in constant time. */
export function verifySignature(secret: string, request: RawRequest): Verification {
  const given = request.headers[signatureHeader];
  if (given === undefined || given === "") return { ok: false, because: `the header ${signatureHeader} is missing` };
  const expected = `sha256=${createHmac("sha256", secret).update(request.body).digest("hex")}`;
  const same = timingSafeEqual(digest(given), digest(expected));
  return same ? { ok: true } : { ok: false, because: "the signature does not belong to this body" };
}

/** Equal lengths for timingSafeEqual, whatever the caller sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
