"use server";

import { leaveAction } from "#lib/web/leave-action.ts";

/** Ends this session at the server and in the browser. */
export const leaveDesk = leaveAction("/sign-in?done=signed-out");
