"use server";

import { signOut } from "#lib/people/sign-out.ts";
import { dropSessionCookie, openAction } from "#lib/web/open-action.ts";
import { findPageActor } from "#lib/web/require-actor.ts";

/** Ends this browser's session and goes to the sign-in page. */
export const signOutAction = openAction({
  fields: [],
  secret: [],
  run: async () => {
    const found = await findPageActor();
    if (found) await signOut(found.ctx);
    await dropSessionCookie();
    return "/sign-in?done=signed-out";
  },
});
