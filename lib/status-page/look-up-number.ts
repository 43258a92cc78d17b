import type { Context } from "#lib/context.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { findPublicTicket } from "./find-public-ticket.ts";
import type { PageOwner } from "./render/form-page.ts";
import type { PublicTicket } from "./rules/public-ticket.ts";

export type LookedUp =
  | { readonly found: true; readonly ticket: PublicTicket }
  | { readonly found: false; readonly because: "empty" | "mistyped" | "not-a-number" | "unknown" };

/** No number has this form, so asking for it costs what asking for an unknown number costs, and finds nothing. */
const nobodysNumber = "-";

/**
 * Looks up what somebody typed. Tells mistyped from unknown by the check character alone, and asks the database in every
 * case, so that the time of the answer tells nothing either.
 */
export async function lookUpNumber(ctx: Context, typed: string, prefixes: readonly string[]): Promise<LookedUp> {
  const parsed = parseRegistrationNumber(typed, prefixes);
  const ticket = await findPublicTicket(ctx, parsed.ok ? parsed.number : nobodysNumber);
  if (ticket) return { found: true, ticket };
  if (parsed.ok) return { found: false, because: "unknown" };
  return { found: false, because: typed.trim() === "" ? "empty" : parsed.because };
}

export interface PublicBrands extends PageOwner {
  readonly prefixes: readonly string[];
  /** The language of the only brand; null with several. */
  readonly locale: string | null;
}

/** Prefixes of all brands, and whose page the form is when there is but one brand. Open to everybody. */
export async function listPublicBrands(ctx: Context): Promise<PublicBrands> {
  const brands = await ctx.db.brand.findMany({ select: { name: true, prefix: true, locale: true }, take: 500 });
  const only = brands.length === 1 ? brands[0] : undefined;
  return {
    prefixes: brands.map((brand) => brand.prefix),
    brandName: only?.name ?? null,
    prefix: only?.prefix ?? null,
    locale: only?.locale ?? null,
  };
}
