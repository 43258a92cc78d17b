import type { Context } from "#lib/context.ts";
import type { Endpoint } from "./endpoint.ts";
import { errorResponse, jsonResponse } from "./error-response.ts";
import { type Answer, answerOnce } from "./idempotency.ts";
import { readJson, readQuery } from "./read-body.ts";
import { contextFor, requestActor } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";

/** What Next hands to a route handler. */
export interface RouteParams {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

export type RouteHandler = (request: Request, at: RouteParams) => Promise<Response>;

/** An endpoint as a Next route handler: actor, strict input, Idempotency-Key, one form for answers and errors. */
export function route(endpoint: Endpoint): RouteHandler {
  return async (request, at) => {
    const requestId = requestIdOf(request.headers);
    try {
      const ctx = contextFor(await requestActor(request), requestId);
      const answer = await answerEndpoint(endpoint, ctx, request, (await at.params) ?? {});
      return jsonResponse(answer.body, answer.status, requestId);
    } catch (error) {
      return errorResponse(error, requestId);
    }
  };
}

/** A handler without an actor (health, sign-in, network calls): request id, errors and headers, nothing else. */
export function openRoute(
  answer: (
    request: Request,
    at: { readonly requestId: string; readonly params: Record<string, string> },
  ) => Promise<Response>,
): RouteHandler {
  return async (request, at) => {
    const requestId = requestIdOf(request.headers);
    try {
      const entries = Object.entries((await at?.params) ?? {});
      const params = Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join("/")]));
      return await answer(request, { requestId, params });
    } catch (error) {
      return errorResponse(error, requestId);
    }
  };
}

async function answerEndpoint(
  endpoint: Endpoint,
  ctx: Context,
  request: Request,
  rawParams: Record<string, unknown>,
): Promise<Answer> {
  const params = endpoint.params.parse(rawParams);
  const query = endpoint.query.parse(readQuery(new URL(request.url)));
  const read = request.method === "GET" ? null : await readJson(request);
  const body = endpoint.body ? endpoint.body.parse(read?.value) : undefined;
  const run = (inside: Context) => endpoint.answer(inside, { params, query, body });
  const key = request.headers.get("idempotency-key");
  if (key === null || !endpoint.changes || !read) return run(ctx);
  const route = `${request.method} ${new URL(request.url).pathname}`;
  return answerOnce(ctx, { key, route, bytes: read.bytes }, run);
}
