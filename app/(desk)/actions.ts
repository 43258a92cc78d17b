"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "#lib/people/sign-out.ts";
import { findPageActor } from "#lib/web/require-actor.ts";
import { sessionCookieName } from "#lib/web/session.ts";

/** Ends this session at the server and in the browser. */
export async function leaveDesk(): Promise<void> {
  const found = await findPageActor();
  if (found) await signOut(found.ctx);
  (await cookies()).delete(sessionCookieName());
  redirect("/sign-in");
}
