"use server";

import { setPasswordByCode } from "#lib/people/reset-code.ts";
import { openAction } from "#lib/web/open-action.ts";
import { counters } from "#lib/web/rate-limits.ts";

export const newPasswordAction = openAction({
  fields: ["code", "password"],
  secret: ["password"],
  run: async ({ ctx, address, given }) => {
    const { code = "", password = "" } = given;
    await setPasswordByCode(ctx, { code: code.trim(), password }, { tries: counters().codes, address });
    return "/sign-in?done=password";
  },
});
