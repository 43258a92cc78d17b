"use server";

import { DecideOutcome, decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { TakeInHand, takeInHand } from "#lib/outbox/take-in-hand.ts";
import { ConfirmByHand, confirmByHand } from "#lib/outreach/confirm-by-hand.ts";
import { InviteCustomer, inviteCustomer } from "#lib/outreach/invite-customer.ts";
import { ReachOut, reachOut } from "#lib/outreach/reach-out.ts";
import { SkipOutreach, skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { replyPublicly } from "#lib/replies/reply-publicly.ts";
import { SendReply, sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { AddNote, addNote } from "#lib/tickets/add-note.ts";
import { AssignTicket, assignTicket } from "#lib/tickets/assign-ticket.ts";
import { ByNumber, claimTicket } from "#lib/tickets/claim-ticket.ts";
import { CloseTicket, closeTicket } from "#lib/tickets/close-ticket.ts";
import { markSeen } from "#lib/tickets/mark-seen.ts";
import { ReopenTicket, reopenTicket } from "#lib/tickets/reopen-ticket.ts";
import { ResolveTicket, resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { resumeTicket } from "#lib/tickets/resume-ticket.ts";
import { SetWaiting, setWaiting } from "#lib/tickets/set-waiting.ts";
import { action } from "#lib/web/action.ts";

/** One path is enough: the browser then draws whatever page it shows anew, counts included. */
const refresh = { refresh: ["/inbox"] };

export const claim = action(ByNumber, claimTicket, refresh);
export const assign = action(AssignTicket, assignTicket, refresh);
export const note = action(AddNote, addNote, refresh);
export const wait = action(SetWaiting, setWaiting, refresh);
export const resume = action(ByNumber, resumeTicket, refresh);
export const resolve = action(ResolveTicket, resolveTicket, refresh);
export const close = action(CloseTicket, closeTicket, refresh);
export const reopen = action(ReopenTicket, reopenTicket, refresh);
export const seen = action(ByNumber, markSeen);
export const reach = action(ReachOut, reachOut, refresh);
export const invite = action(InviteCustomer, inviteCustomer, refresh);
export const skip = action(SkipOutreach, skipOutreach, refresh);
export const confirm = action(ConfirmByHand, confirmByHand, refresh);
export const sendDm = action(SendReply, sendDirectMessage, refresh);
export const sendPublic = action(SendReply, replyPublicly, refresh);
export const take = action(TakeInHand, takeInHand, refresh);
export const decide = action(DecideOutcome, decideOutcome, refresh);
