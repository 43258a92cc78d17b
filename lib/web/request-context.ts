import type { Actor, Context } from "#lib/context.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { database } from "#lib/db/client.ts";
import { DeskError } from "#lib/errors.ts";
import { findActorBySession, findActorByToken } from "#lib/people/find-actor.ts";
import { isOwnOrigin } from "./public-address.ts";
import { counters } from "./rate-limits.ts";
import { openSession, sessionCookieName } from "./session.ts";

/** The present in whole milliseconds, as the database keeps it. */
export function presentInstant(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}

/** The database of this process, for the faces of the playground, which has no actors of ours. */
export function requestDatabase() {
  return database().db;
}

/** A context for one request of an actor. */
export function contextFor(actor: Actor, requestId: string): Context {
  return { actor, now: presentInstant(), db: database().db, requestId };
}

/**
 * Who calls, by bearer token or by session cookie. Throws unauthenticated; a wrong token never falls back to the
 * cookie. A token over its rate: rate-limited. A cookie's mutation from another origin (or none): forbidden.
 */
export async function requestActor(request: Request): Promise<Exclude<Actor, { type: "customer" | "system" }>> {
  const now = presentInstant();
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
    // Counted before the database is asked: a caller in a loop costs it nothing.
    if (token) await countTokenCall(token);
    const actor = token ? await findActorByToken(database().db, token, now) : null;
    if (!actor) throw new DeskError("unauthenticated", "This token is not valid.");
    return actor;
  }
  const sessionId = await openSession(cookieOf(request, sessionCookieName()));
  const signedIn = sessionId ? await findActorBySession(database().db, sessionId, now) : null;
  if (!signedIn) throw new DeskError("unauthenticated", "Sign in, or send a bearer token.");
  requireOwnOrigin(request);
  return signedIn.actor;
}

/** Throws forbidden when a changing request does not say that it comes from our own pages. */
export function requireOwnOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (isOwnOrigin(request.headers.get("origin"), request.headers.get("host"))) return;
  throw new DeskError("forbidden", "This call does not come from this installation's own pages.", {
    because: "origin",
  });
}

/** One cookie of a request by its exact name. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

async function countTokenCall(token: string): Promise<void> {
  const tried = await counters().token.count(hashToken(token));
  if (tried.ok) return;
  const retryAfterSeconds = tried.retryAfterSeconds;
  throw new DeskError("rate-limited", "Too many calls in one second.", { retryAfterSeconds });
}
