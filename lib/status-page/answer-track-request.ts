import type { Context } from "#lib/context.ts";
import type { Locale } from "#lib/time/format.ts";
import { listPublicBrands, lookUpNumber, type PublicBrands } from "./look-up-number.ts";
import { drawFormPage, drawLimitedPage } from "./render/form-page.ts";
import { drawStatusPage } from "./render/status-page.ts";
import { contentSecurityPolicy } from "./render/style.ts";
import { chooseLanguage, type LanguageWishes } from "./rules/choose-language.ts";
import { customerView } from "./rules/customer-view.ts";

export interface TrackRequest {
  /** What was typed; null on the bare form. */
  readonly typed: string | null;
  readonly wishes: Omit<LanguageWishes, "brand">;
}

export interface TrackAnswer {
  readonly status: 200 | 404 | 429;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly locale: Locale;
}

/** Counts one miss of the caller's address; answers the seconds to wait once there were too many, else null. */
export type CountMiss = () => Promise<number | null>;

/** The whole answer of the customer pages. Hits are never counted: many customers share one carrier's address. */
export async function answerTrackRequest(
  ctx: Context,
  request: TrackRequest,
  countMiss: CountMiss,
): Promise<TrackAnswer> {
  const brands = await listPublicBrands(ctx);
  const locale = chooseLanguage({ ...request.wishes, brand: brands.locale });
  if (request.typed === null) return answer(200, locale, drawFormPage(locale, brands));
  const found = await lookUpNumber(ctx, request.typed, brands.prefixes);
  if (found.found) {
    const own = chooseLanguage({ ...request.wishes, brand: found.ticket.brand.locale });
    return answer(200, own, drawStatusPage(customerView(found.ticket, ctx.now), own));
  }
  if (found.because === "empty") return answer(404, locale, drawFormPage(locale, brands, "empty"));
  return answerMiss(locale, brands, found.because, request.typed, await countMiss());
}

function answerMiss(
  locale: Locale,
  brands: PublicBrands,
  because: "mistyped" | "not-a-number" | "unknown",
  typed: string,
  waitSeconds: number | null,
): TrackAnswer {
  if (waitSeconds === null) return answer(404, locale, drawFormPage(locale, brands, because, typed));
  const limited = answer(429, locale, drawLimitedPage(locale, brands, waitSeconds));
  return { ...limited, headers: { ...limited.headers, "Retry-After": String(waitSeconds) } };
}

/** The headers of every customer page: private, fresh, unlisted, without referrer, script or foreign content. */
export const customerPageHeaders: Readonly<Record<string, string>> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": contentSecurityPolicy,
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  Vary: "Accept-Language, Cookie",
};

function answer(status: TrackAnswer["status"], locale: Locale, body: string): TrackAnswer {
  return { status, locale, body, headers: { ...customerPageHeaders, "Content-Language": locale } };
}
