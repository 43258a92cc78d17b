import { createHash } from "node:crypto";

/** SHA-256 in hex: how bearer tokens and one-time codes are stored. They are random, so no salt is needed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
