import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Context } from "#lib/context.ts";
import { database } from "#lib/db/client.ts";
import { findActorBySession, type Person, type SignedIn } from "#lib/people/find-actor.ts";
import { contextFor, presentInstant } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";
import { openSession, sessionCookieName } from "./session.ts";

export interface PageActor {
  readonly ctx: Context & { readonly actor: SignedIn["actor"] };
  readonly person: Person;
}

/** Who looks at this page, or null. Asked of the database once per request. */
export const findPageActor = cache(async (): Promise<PageActor | null> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const sessionId = await openSession(jar.get(sessionCookieName())?.value);
  if (!sessionId) return null;
  const signedIn = await findActorBySession(database().db, sessionId, presentInstant());
  if (!signedIn) return null;
  const { actor, person } = signedIn;
  return { ctx: { ...contextFor(actor, requestIdOf(head)), actor }, person };
});

/**
 * First line of every page of the desk: the actor's context, or the way to the sign-in page (and back to `path`
 * afterwards). Verbs and queries still permit for themselves.
 */
export async function requireActor(path?: string): Promise<PageActor> {
  const found = await findPageActor();
  if (found) return found;
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
