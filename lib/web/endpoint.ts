import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Answer } from "./idempotency.ts";

export type Method = "GET" | "POST" | "DELETE";

/** One endpoint of /api/v1: the same object answers requests and describes itself in the OpenAPI document. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** In OpenAPI form, e.g. /api/v1/tickets/{number}. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params: Params;
  readonly query: Query;
  /** Null for endpoints that read none. */
  readonly body: Body | null;
  readonly responses: Readonly<Record<number, { readonly description: string; readonly schema: z.ZodType }>>;
  /** False for calls that change nothing although they are POST (previews): no Idempotency-Key. */
  readonly changes: boolean;
  readonly answer: (
    ctx: Context,
    input: { readonly params: z.output<Params>; readonly query: z.output<Query>; readonly body: z.output<Body> },
  ) => Promise<Answer>;
}

/** Ties the handler's types to the schemas. */
export function endpoint<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Endpoint<Params, Query, Body>,
): Endpoint {
  // The schemas parse before `answer` runs, so the wider type hands it what it was written for.
  return definition as unknown as Endpoint;
}
