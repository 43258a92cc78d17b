"use server";

import { z } from "zod";
import { changeRole } from "#lib/people/change-role.ts";
import { CreateUser, createUser } from "#lib/people/create-user.ts";
import { disableStaff, enableStaff } from "#lib/people/disable-staff.ts";
import { roles } from "#lib/people/rules/permissions.ts";
import { action } from "#lib/web/action.ts";

const ByStaff = z.strictObject({ staffId: z.uuid() });
const NewRole = z.strictObject({ staffId: z.uuid(), role: z.enum(roles) });
const refresh = { refresh: ["/settings/people"] };

export const invite = action(CreateUser, createUser, refresh);
export const giveRole = action(NewRole, changeRole, refresh);
export const disable = action(ByStaff, disableStaff, refresh);
export const enable = action(ByStaff, enableStaff, refresh);
