import { randomBytes } from "node:crypto";

/** An unguessable token in base64url from the system's cryptographic source; at least 16 bytes (128 bits). */
export function randomToken(bytes = 32): string {
  if (bytes < 16) throw new RangeError("A token takes at least 16 random bytes");
  return randomBytes(bytes).toString("base64url");
}
