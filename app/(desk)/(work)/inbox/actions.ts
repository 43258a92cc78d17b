"use server";

import { ListInbox, listInbox } from "#lib/tickets/list-inbox.ts";
import { action } from "#lib/web/action.ts";

export const moreRows = action(ListInbox, listInbox);
