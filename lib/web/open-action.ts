import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Context } from "#lib/context.ts";
import { systemContext } from "#lib/context.ts";
import { database } from "#lib/db/client.ts";
import { failure, requireOwnPage } from "./action.ts";
import { clientAddress } from "./client-address.ts";
import { presentInstant } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";
import { sealSession, sessionCookieName, sessionCookieOptions, sessionSeconds } from "./session.ts";

/** What a form of the pages before sign-in shows after a refusal. What was typed comes back, passwords do not. */
export interface OpenFormState {
  readonly given: Readonly<Record<string, string>>;
  readonly refusal: {
    readonly code: string;
    readonly because?: string;
    readonly fields: readonly string[];
    readonly requestId: string;
  } | null;
}

export interface OpenCall {
  readonly ctx: Context;
  readonly address: string;
  readonly given: Readonly<Record<string, string>>;
}

export interface OpenFormPlan {
  /** Fields that are read; everything else in the form is ignored. */
  readonly fields: readonly string[];
  /** Fields that never come back to the browser. */
  readonly secret: readonly string[];
  /** Does it and answers the path to go to; throws what went wrong. */
  readonly run: (call: OpenCall) => Promise<string>;
}

/** A form for people who are not signed in, as a server action that also works without scripts. */
export function openAction(plan: OpenFormPlan): (state: OpenFormState, form: FormData) => Promise<OpenFormState> {
  return async (_state, form) => {
    const head = await headers();
    const requestId = requestIdOf(head);
    const given = Object.fromEntries(plan.fields.map((name) => [name, textOf(form, name)]));
    const shown = Object.fromEntries(Object.entries(given).filter(([name]) => !plan.secret.includes(name)));
    let path: string;
    try {
      requireOwnPage(head);
      const ctx = systemContext(database().db, "sign-in", presentInstant(), requestId);
      path = await plan.run({ ctx, address: clientAddress(head), given });
    } catch (error) {
      const { code, because, fields } = failure(error, requestId);
      return { given: shown, refusal: { code, because, fields: Object.keys(fields ?? {}), requestId } };
    }
    redirect(path);
  };
}

/** Hands the browser its session. Only inside a server action or a route handler. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(sessionId), { ...sessionCookieOptions(), maxAge: sessionSeconds });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 2000) : "";
}
