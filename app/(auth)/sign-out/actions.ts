"use server";

import { leaveAction } from "#lib/web/leave-action.ts";

/** Ends this browser's session and goes to the sign-in page. */
export const signOutAction = leaveAction("/sign-in?done=signed-out");
