import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { asDeskError } from "./error-response.ts";
import { isOwnOrigin } from "./public-address.ts";
import { requestIdOf } from "./request-id.ts";
import { findPageActor } from "./require-actor.ts";

/** What a server action answers; components/desk/action-result.ts is the same shape for screens. */
export type ActionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
      readonly because?: string;
      readonly requestId: string;
    };

export interface ActionOptions {
  /** Paths whose pages show something else afterwards. */
  readonly refresh?: readonly string[];
}

/**
 * A verb as a server action: origin, actor and strict input are checked for each call, as for any HTTP call.
 * The verb's answer crosses to the browser as JSON: dates become ISO texts.
 */
export function action<Schema extends z.ZodType, Value>(
  schema: Schema,
  verb: (ctx: Context, input: z.output<Schema>) => Promise<Value>,
  options: ActionOptions = {},
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => {
    const head = await headers();
    const requestId = requestIdOf(head);
    try {
      requireOwnPage(head);
      const found = await findPageActor();
      if (!found) throw new DeskError("unauthenticated", "Your session has ended. Sign in again.");
      const value = await verb({ ...found.ctx, requestId }, schema.parse(input));
      for (const path of options.refresh ?? []) revalidatePath(path);
      return { ok: true, value: plain(value) };
    } catch (error) {
      return failure(error, requestId);
    }
  };
}

/** Throws forbidden when a server action is not called from a page of this installation. */
export function requireOwnPage(head: Headers): void {
  if (isOwnOrigin(head.get("origin"), head.get("host"))) return;
  throw new DeskError("forbidden", "This call does not come from this installation's own pages.", {
    because: "origin",
  });
}

/** Anything thrown as the answer of an action; what was not expected is logged and told neutrally. */
export function failure(thrown: unknown, requestId: string): Extract<ActionResult<never>, { ok: false }> {
  const error = asDeskError(thrown, requestId);
  const { fields, because } = error.detail;
  return {
    ok: false,
    code: error.code,
    message: error.message,
    ...(fields ? { fields } : {}),
    ...(because ? { because } : {}),
    requestId,
  };
}

/** Rows carry Date and BigInt; the browser gets what JSON says of them. */
function plain<Value>(value: Value): Value {
  if (value === undefined) return value;
  return JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? Number(part) : part)));
}
