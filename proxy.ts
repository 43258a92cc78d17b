import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { languageCookie, languageHeader } from "#lib/web/locale.ts";
import { isHttps } from "#lib/web/public-address.ts";
import { requestIdOf } from "#lib/web/request-id.ts";
import { securityHeaders } from "#lib/web/security-headers.ts";

const yearSeconds = 365 * 24 * 3600;

/**
 * Headers of the desk's pages: nonce, policy, request id, language. It decides nothing about who may see what:
 * each page, action and call asks that itself, so nothing is lost when this is skipped.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const wishes = { nonce, isHttps: isHttps(), isDevelopment: env.nodeEnv === "development" };
  const headers = securityHeaders(wishes);
  const requestId = requestIdOf(request.headers);
  const toPage = new Headers(request.headers);
  toPage.set("x-nonce", nonce);
  toPage.set("x-request-id", requestId);
  toPage.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  const asked = ["id", "en"].find((language) => language === request.nextUrl.searchParams.get("lang"));
  if (asked) toPage.set(languageHeader, asked);
  else toPage.delete(languageHeader);
  const response = NextResponse.next({ request: { headers: toPage } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("X-Request-Id", requestId);
  response.headers.set("Cache-Control", "private, no-store");
  if (asked) {
    const options = { path: "/", maxAge: yearSeconds, sameSite: "lax", secure: isHttps() } as const;
    response.cookies.set(languageCookie, asked, options);
  }
  return response;
}

/** Customer pages and the API write their own, stricter headers; built files need none of this. */
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|track|favicon|icon|apple-icon|robots\\.txt|manifest).*)"],
};
