import NextAuth from "next-auth";
import { DeskError } from "#lib/errors.ts";
import { authOptions, signInOutcome } from "./auth-options.ts";
import { errorResponse } from "./error-response.ts";
import { isOwnOrigin } from "./public-address.ts";
import { bodyCapBytes } from "./read-body.ts";
import { cookieOf } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";
import { sessionCookieName } from "./session.ts";

type AuthAt = { readonly params: Promise<{ nextauth: string[] }> };

/**
 * next-auth behind our own checks: a foreign or `null` Origin never posts here, a call with a session needs our own
 * Origin, too many tries answer 429 whatever the password was.
 */
export async function answerAuth(request: Request, at: AuthAt): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    if (request.method === "POST") requireFriendlyPost(request);
    const outcome: { requestId: string; retryAfterSeconds?: number } = { requestId };
    const answer: Response = await signInOutcome.run(outcome, () => NextAuth(authOptions())(request, at));
    if (outcome.retryAfterSeconds !== undefined) {
      const { retryAfterSeconds } = outcome;
      throw new DeskError("rate-limited", "Too many tries. Wait a little and try again.", { retryAfterSeconds });
    }
    const headers = new Headers(answer.headers);
    headers.set("Cache-Control", "private, no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Request-Id", requestId);
    return new Response(answer.body, { status: answer.status, headers });
  } catch (error) {
    return errorResponse(error, requestId);
  }
}

function requireFriendlyPost(request: Request): void {
  if (Number(request.headers.get("content-length") ?? 0) > bodyCapBytes) {
    throw new DeskError("too-large", `The body may have at most ${bodyCapBytes} bytes.`);
  }
  const origin = request.headers.get("origin");
  const hasSession = cookieOf(request, sessionCookieName()) !== undefined;
  if (origin === null && !hasSession) return;
  if (isOwnOrigin(origin, request.headers.get("host"))) return;
  throw new DeskError("forbidden", "This call does not come from this installation's own pages.", {
    because: "origin",
  });
}
