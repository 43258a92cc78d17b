import { z } from "zod";
import { httpStatus } from "#lib/error-to-http.ts";
import { DeskError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly because?: string;
    readonly requestId: string;
  };
}

/** Everything thrown becomes a DeskError: wrong input by its fields, anything unexpected as "internal" and in the log. */
export function asDeskError(error: unknown, requestId: string): DeskError {
  if (error instanceof DeskError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  log.error({ err: error, requestId }, "unexpected error");
  return new DeskError("internal", "Something went wrong on our side. Name the request id if you report it.");
}

/** The error form of the whole API. */
export function errorBody(error: DeskError, requestId: string): ErrorBody {
  const { fields, because } = error.detail;
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(fields ? { fields } : {}),
      ...(because ? { because } : {}),
      requestId,
    },
  };
}

/** An error as an HTTP answer; Retry-After where trying again makes sense. */
export function errorResponse(thrown: unknown, requestId: string): Response {
  const error = asDeskError(thrown, requestId);
  const headers = new Headers(answerHeaders(requestId));
  const wait = error.detail.retryAfterSeconds;
  if (wait !== undefined) headers.set("Retry-After", String(Math.max(1, Math.ceil(wait))));
  if (error.code === "unauthenticated") headers.set("WWW-Authenticate", 'Bearer realm="tanggap"');
  return new Response(JSON.stringify(errorBody(error, requestId)), { status: httpStatus[error.code], headers });
}

/** Headers of every JSON answer: nobody but the caller may keep it. */
export function answerHeaders(requestId: string): Record<string, string> {
  return {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Request-Id": requestId,
  };
}

/** A JSON answer with these headers. */
export function jsonResponse(body: unknown, status: number, requestId: string): Response {
  return new Response(JSON.stringify(body), { status, headers: answerHeaders(requestId) });
}

function invalidInput(error: z.ZodError): DeskError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const at = issue.path.join(".") || (issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "input") : "input");
    fields[at] ??= issue.message;
  }
  return new DeskError("invalid-input", "Some fields are not right. Nothing was saved.", { fields });
}
