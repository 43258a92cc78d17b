import { z } from "zod";

const Address = z.email().max(254);

export type ParsedEmailAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly because: "not-one-plain-address" };

/**
 * One plain address in lower case. Lists, quotes, comments, display names and look-alikes that only become an
 * address after Unicode normalisation are refused: what was checked is what is used.
 */
export function parseEmailAddress(text: string): ParsedEmailAddress {
  const given = text.trim();
  const isPlain = /^[\x21-\x7e]+$/.test(given) && !/[\s,;:"'()<>[\]\\`]/.test(given);
  const hasOneAt = given.split("@").length === 2;
  if (!isPlain || !hasOneAt || !Address.safeParse(given).success)
    return { ok: false, because: "not-one-plain-address" };
  return { ok: true, address: given.toLowerCase() };
}

/** Zod schema of a sign-in address, for verbs. */
export const EmailAddress = z.string().transform((text, ctx) => {
  const parsed = parseEmailAddress(text);
  if (parsed.ok) return parsed.address;
  ctx.addIssue({ code: "custom", message: "Write one plain e-mail address." });
  return z.NEVER;
});
