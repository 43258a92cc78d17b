"use server";

import { DeskError } from "#lib/errors.ts";
import { signIn } from "#lib/people/sign-in.ts";
import { openAction, setSessionCookie } from "#lib/web/open-action.ts";
import { counters } from "#lib/web/rate-limits.ts";
import { safeNextPath } from "#lib/web/rules/next-path.ts";

export const signInAction = openAction({
  fields: ["email", "password", "next"],
  secret: ["password"],
  run: async ({ ctx, address, given }) => {
    const { email = "", password = "", next } = given;
    const result = await signIn(ctx, { email, password, address }, counters().signIn);
    if (!result.ok) {
      const code = result.because === "too-many-tries" ? "rate-limited" : "unauthenticated";
      throw new DeskError(code, "The address or the password is not right.", { because: result.because });
    }
    await setSessionCookie(result.sessionId);
    return safeNextPath(next);
  },
});
