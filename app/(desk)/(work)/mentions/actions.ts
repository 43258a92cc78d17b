"use server";

import { KeepMention, keepMention } from "#lib/mentions/keep-mention.ts";
import { ByMention, openTicketFromMention } from "#lib/mentions/open-ticket-from-mention.ts";
import { action } from "#lib/web/action.ts";

const refresh = { refresh: ["/mentions"] };

export const makeTicket = action(ByMention, openTicketFromMention, refresh);
export const keep = action(KeepMention, keepMention, refresh);
