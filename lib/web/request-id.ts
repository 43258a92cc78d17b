import { randomUUID } from "node:crypto";

const shape = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's `x-request-id` when it is short and plain, else a new one; it ties answer, log and error page together. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given && shape.test(given) ? given : randomUUID();
}
