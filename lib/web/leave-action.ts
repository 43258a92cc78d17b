import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "#lib/people/sign-out.ts";
import { requireOwnPage } from "./action.ts";
import { findPageActor } from "./require-actor.ts";
import { sessionCookieName, sessionCookieOptions } from "./session.ts";

/** A server action that ends this session, at the server and in the browser, and goes to `path`. Works without scripts. */
export function leaveAction(path: string): () => Promise<void> {
  return async () => {
    requireOwnPage(await headers());
    const found = await findPageActor();
    if (found) await signOut(found.ctx);
    const jar = await cookies();
    jar.set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
    redirect(path);
  };
}
