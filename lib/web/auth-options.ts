import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemContext } from "#lib/context.ts";
import { database } from "#lib/db/client.ts";
import { describeError, log } from "#lib/log.ts";
import { findActorBySession } from "#lib/people/find-actor.ts";
import { signIn } from "#lib/people/sign-in.ts";
import { signOut } from "#lib/people/sign-out.ts";
import { clientAddress } from "./client-address.ts";
import { isHttps } from "./public-address.ts";
import { counters } from "./rate-limits.ts";
import { contextFor, presentInstant } from "./request-context.ts";
import { sessionCookieName, sessionCookieOptions, sessionSeconds, sessionSecret } from "./session.ts";

/** What a sign-in through next-auth wants to say beside its answer: that there were too many tries. */
export const signInOutcome = new AsyncLocalStorage<{ requestId: string; retryAfterSeconds?: number }>();

/** next-auth as our sign-in uses it: passwords are checked by the verb, the token carries the session's id alone. */
export function authOptions(): AuthOptions {
  const prefix = isHttps() ? "__Host-" : "";
  const cookie = (name: string) => ({ name: `${prefix}tanggap-${name}`, options: sessionCookieOptions() });
  return {
    secret: sessionSecret(),
    useSecureCookies: isHttps(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (given, request) => authorize(given, new Headers(request.headers as Record<string, string>)),
      }),
    ],
    callbacks: { jwt: sessionToken, session: sessionAnswer },
    events: { signOut: ({ token }) => endSession(token.sid) },
    logger: {
      error: (code, metadata) => log.warn({ code, err: describeError(metadata) }, "sign-in library"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

async function authorize(given: Record<string, string> | undefined, headers: Headers) {
  const outcome = signInOutcome.getStore();
  const requestId = outcome?.requestId ?? "sign-in";
  const ctx = systemContext(database().db, "sign-in", presentInstant(), requestId);
  const { email, password } = given ?? {};
  if (typeof email !== "string" || typeof password !== "string") return null;
  const result = await signIn(ctx, { email, password, address: clientAddress(headers) }, counters().signIn);
  if (result.ok) return { id: result.sessionId };
  if (result.because === "too-many-tries" && outcome) outcome.retryAfterSeconds = result.retryAfterSeconds;
  return null;
}

/** At sign-in the token gets the session's id; at every later look a dead session throws, and the cookie goes. */
const sessionToken: NonNullable<NonNullable<AuthOptions["callbacks"]>["jwt"]> = async ({ token, user }) => {
  if (user) return { sid: user.id };
  const sid = typeof token.sid === "string" ? token.sid : "";
  const signedIn = await findActorBySession(database().db, sid, presentInstant());
  if (!signedIn) throw new Error("The session has ended.");
  return { sid };
};

const sessionAnswer: NonNullable<NonNullable<AuthOptions["callbacks"]>["session"]> = async ({ session, token }) => {
  const sid = typeof token.sid === "string" ? token.sid : "";
  const signedIn = await findActorBySession(database().db, sid, presentInstant());
  if (!signedIn) return { expires: session.expires };
  const { id, name, email } = signedIn.person;
  return { user: { id, name, email, role: signedIn.actor.role }, expires: session.expires };
};

async function endSession(sid: unknown): Promise<void> {
  const signedIn = typeof sid === "string" ? await findActorBySession(database().db, sid, presentInstant()) : null;
  if (signedIn) await signOut(contextFor(signedIn.actor, "sign-out"));
}
