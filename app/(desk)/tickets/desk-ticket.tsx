import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { OutreachDraftView } from "#components/outreach/outreach-view.ts";
import type { TicketDeeds } from "#components/ticket/ticket-deeds.ts";
import { TicketPane } from "#components/ticket/ticket-pane.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { draftOutreach } from "#lib/outreach/draft-outreach.ts";
import { listColleagues } from "#lib/people/list-staff.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { findTicket } from "#lib/tickets/find-ticket.ts";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import * as deeds from "./actions.ts";

const ticketDeeds: TicketDeeds = {
  claim: deeds.claim,
  assign: deeds.assign,
  addNote: deeds.note,
  wait: deeds.wait,
  resume: deeds.resume,
  resolve: deeds.resolve,
  close: deeds.close,
  reopen: deeds.reopen,
  markSeen: deeds.seen,
  reachOut: deeds.reach,
  invite: deeds.invite,
  skipOutreach: deeds.skip,
  confirmByHand: deeds.confirm,
  sendDirectMessage: deeds.sendDm,
  replyPublicly: deeds.sendPublic,
  decideOutcome: deeds.decide,
};

interface DeskTicketProps {
  readonly ctx: Context;
  readonly myId: string;
  readonly number: string;
  readonly backHref: string;
  readonly nextHref: string | null;
}

/** The ticket, or null when there is none that this person may see. */
export async function findShownTicket(ctx: Context, number: string): Promise<TicketPage | null> {
  try {
    return await findTicket(ctx, { number });
  } catch (error) {
    if (error instanceof DeskError && (error.code === "not-found" || error.code === "forbidden")) return null;
    throw error;
  }
}

/** Drafts are only needed while nothing was sent, or when the invitation may be offered. */
async function draftFor(ctx: Context, ticket: TicketPage): Promise<OutreachDraftView | null> {
  const isNeeded = ticket.next.action === "send-outreach" || ticket.outreach.canInvite;
  return isNeeded ? draftOutreach(ctx, { number: ticket.number }) : null;
}

/** A ticket with everything that can be done to it; the same beside the list and on its own page. */
export async function DeskTicket({ ctx, myId, number, backHref, nextHref }: DeskTicketProps) {
  const [ticket, colleagues] = await Promise.all([findShownTicket(ctx, number), listColleagues(ctx)]);
  if (ticket === null) return <NoSuchTicket number={number} />;
  const draft = await draftFor(ctx, ticket);
  const mayRelease = ctx.actor.type === "staff" && roleMay(ctx.actor.role, "outbox:release");
  return (
    <TicketPane
      key={ticket.number}
      ticket={ticket}
      draft={draft}
      deeds={ticketDeeds}
      colleagues={colleagues}
      myId={myId}
      mayRelease={mayRelease}
      backHref={backHref}
      nextHref={nextHref}
    />
  );
}

async function NoSuchTicket({ number }: { readonly number: string }) {
  const t = await getTranslations("ticket.missing");
  return (
    <EmptyState icon={SearchX} title={t("title", { number })}>
      {t("text")}
    </EmptyState>
  );
}
