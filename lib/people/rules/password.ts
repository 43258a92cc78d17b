import { z } from "zod";

/** NIST SP 800-63B-4: length counts, composition rules do not; the upper bound keeps hashing cheap to refuse. */
export const shortestPassword = 8;
export const longestPassword = 200;

/** A password that may be set. Compared and hashed in NFKC, so that keyboards do not matter. */
export const NewPassword = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters.`)
  .max(longestPassword, `Use at most ${longestPassword} characters.`)
  .refine((text) => text.trim().length > 0, "Use at least one visible character.")
  .transform((text) => text.normalize("NFKC"));
