/** The closed list of everything that can go wrong on purpose. HTTP and texts are exhaustive maps over it. */
export const errorCodes = [
  "invalid-input",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "stale",
  "too-large",
  "unprocessable",
  "rate-limited",
  "not-ready",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetail {
  /** Field name → what is wrong with it, in words a person can act on. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A short machine-readable reason, e.g. "dm-texts-differ". */
  readonly because?: string;
  /** Seconds after which trying again makes sense (rate-limited, not-ready). */
  readonly retryAfterSeconds?: number;
}

/**
 * The one error class of the product. `message` may be shown to the caller, so it never holds
 * secrets, message texts or internals; everything else that is thrown is shown as "internal".
 */
export class DeskError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message);
    this.name = "DeskError";
    this.code = code;
    this.detail = detail;
  }
}
