"use server";

import { redirect } from "next/navigation";
import { signOut } from "#lib/people/sign-out.ts";
import { dropSessionCookie } from "#lib/web/open-action.ts";
import { findPageActor } from "#lib/web/require-actor.ts";

/** Ends this session at the server and in the browser. */
export async function leaveDesk(): Promise<void> {
  const found = await findPageActor();
  if (found) await signOut(found.ctx);
  await dropSessionCookie();
  redirect("/sign-in?done=signed-out");
}
