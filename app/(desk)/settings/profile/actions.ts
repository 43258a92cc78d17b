"use server";

import { z } from "zod";
import { changePassword } from "#lib/people/change-password.ts";
import { action } from "#lib/web/action.ts";
import { counters } from "#lib/web/rate-limits.ts";

const Passwords = z.strictObject({ current: z.string().max(2000), next: z.string().max(2000) });

export const newPassword = action(Passwords, (ctx, input) => changePassword(ctx, input, counters().password));
