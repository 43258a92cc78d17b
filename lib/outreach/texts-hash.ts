import { createHash } from "node:crypto";

/** SHA-256 over both texts of an outreach, by which the same click is recognised. */
export function textsHashOf(texts: { readonly dm: string; readonly acknowledgement: string }): string {
  return createHash("sha256")
    .update(JSON.stringify([texts.dm, texts.acknowledgement]))
    .digest("hex");
}
