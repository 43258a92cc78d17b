"use server";

import { firstRunAdmin } from "#lib/people/first-run-admin.ts";
import { openAction } from "#lib/web/open-action.ts";
import { counters } from "#lib/web/rate-limits.ts";

export const firstRunAction = openAction({
  fields: ["code", "name", "email", "password"],
  secret: ["password"],
  run: async ({ ctx, address, given }) => {
    const { code = "", name = "", email = "", password = "" } = given;
    await firstRunAdmin(ctx, { code: code.trim(), name, email, password }, { tries: counters().codes, address });
    return "/sign-in?done=admin-made";
  },
});
