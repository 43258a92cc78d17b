import type { ErrorCode } from "./errors.ts";

/** HTTP status of each error code (RFC 9110); forgetting one does not compile. */
export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  "invalid-input": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  stale: 409,
  "too-large": 413,
  unprocessable: 422,
  "rate-limited": 429,
  internal: 500,
  "not-ready": 503,
};
