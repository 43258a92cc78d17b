/** What a network call ended in. Only "answered" is the network's word; "lost" may have been carried out. */
export type HttpEnd =
  | {
      readonly end: "answered";
      readonly status: number;
      readonly headers: Headers;
      /** Undefined when the body was no JSON, was too big or broke off. */
      readonly json: unknown;
    }
  | { readonly end: "not-sent"; readonly because: string }
  | { readonly end: "lost"; readonly because: string };

export interface HttpCall {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs: number;
}

const maxBodyBytes = 8 * 1024 * 1024;

/** Errors of name look-up and of opening the connection: no byte of the request has left. */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * One call, never repeated, never following a redirect. `timeoutMs` covers everything up to the last byte of the body.
 * Never throws, and `because` never holds the URL, a header or a body.
 */
export async function requestJson(fetch: typeof globalThis.fetch, call: HttpCall): Promise<HttpEnd> {
  const signal = AbortSignal.timeout(call.timeoutMs);
  const hasBody = call.body !== undefined;
  let response: Response;
  try {
    response = await fetch(call.url, {
      method: call.method,
      headers: hasBody ? { ...call.headers, "content-type": "application/json" } : call.headers,
      body: hasBody ? JSON.stringify(call.body) : null,
      redirect: "manual",
      signal,
    });
  } catch (error) {
    return failedCall(error, signal.aborted);
  }
  const json = await readJson(response).catch(() => undefined);
  return { end: "answered", status: response.status, headers: response.headers, json };
}

async function readJson(response: Response): Promise<unknown> {
  if (response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function failedCall(error: unknown, timedOut: boolean): HttpEnd {
  if (timedOut) return { end: "lost", because: "no answer in time" };
  const codes = errorCodes(error);
  const because = codes.length > 0 ? codes.join(", ") : "the call failed without a code";
  const surelyNotSent = codes.length > 0 && codes.every((code) => beforeSending.has(code));
  return { end: surelyNotSent ? "not-sent" : "lost", because };
}

/** Codes of the innermost causes; several when each address of a name was tried. */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) {
    return [...new Set(error.errors.flatMap((inner) => errorCodes(inner)))];
  }
  if (error.cause instanceof Error) return errorCodes(error.cause);
  return "code" in error && typeof error.code === "string" ? [error.code] : [];
}
