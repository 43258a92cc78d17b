import { describeError, log } from "#lib/log.ts";
import { answerTrackRequest, customerPageHeaders } from "#lib/status-page/answer-track-request.ts";
import { drawTroublePage } from "#lib/status-page/render/form-page.ts";
import { chooseLanguage } from "#lib/status-page/rules/choose-language.ts";
import { clientAddress } from "./client-address.ts";
import { isHttps } from "./public-address.ts";
import { counters } from "./rate-limits.ts";
import { contextFor, cookieOf } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";

/** Shared with the desk: one choice of language holds everywhere. */
const languageCookie = "lang";
const yearSeconds = 365 * 24 * 60 * 60;

/** The customer pages as a response: `typed` is the number as it was typed, null on the bare form. */
export async function trackResponse(request: Request, typed: string | null): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const wishes = wishesOf(request);
  try {
    const ctx = contextFor({ type: "customer" }, requestId);
    const answer = await answerTrackRequest(ctx, { typed, wishes }, async () => {
      const miss = await counters().trackMiss.count(clientAddress(request.headers));
      return miss.ok ? null : miss.retryAfterSeconds;
    });
    return page(answer.status, answer.body, {
      ...answer.headers,
      ...keepLanguage(wishes.asked),
      "X-Request-Id": requestId,
    });
  } catch (error) {
    log.error({ err: describeError(error), requestId }, "a customer page could not be drawn");
    const locale = chooseLanguage({ ...wishes, brand: null });
    return page(500, drawTroublePage(locale, requestId), { ...customerPageHeaders, "X-Request-Id": requestId });
  }
}

function page(status: number, body: string, headers: Readonly<Record<string, string>>): Response {
  const response = new Response(body, { status, headers: { ...headers } });
  if (isHttps()) response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

function wishesOf(request: Request) {
  return {
    asked: new URL(request.url).searchParams.get("lang"),
    cookie: cookieOf(request, languageCookie) ?? null,
    accepted: request.headers.get("accept-language"),
  };
}

function keepLanguage(asked: string | null): Record<string, string> {
  if (asked !== "id" && asked !== "en") return {};
  const secure = isHttps() ? "; Secure" : "";
  return { "Set-Cookie": `${languageCookie}=${asked}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}` };
}
