import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { TicketDeeds } from "#components/ticket/ticket-deeds.ts";
import { TicketPane } from "#components/ticket/ticket-pane.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { listColleagues } from "#lib/people/list-staff.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { findTicketWithDraft } from "#lib/tickets/find-ticket.ts";
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
  takeInHand: deeds.take,
  decideOutcome: deeds.decide,
};

interface DeskTicketProps {
  readonly ctx: Context;
  readonly myId: string;
  readonly number: string;
  readonly backHref: string;
  readonly nextHref: string | null;
}

/** The ticket with its drafts, or null when there is none that this person may see. */
async function findShownTicket(ctx: Context, number: string) {
  try {
    return await findTicketWithDraft(ctx, { number });
  } catch (error) {
    if (error instanceof DeskError && (error.code === "not-found" || error.code === "forbidden")) return null;
    throw error;
  }
}

/** A ticket with everything that can be done to it; the same beside the list and on its own page. */
export async function DeskTicket({ ctx, myId, number, backHref, nextHref }: DeskTicketProps) {
  const [shown, colleagues] = await Promise.all([findShownTicket(ctx, number), listColleagues(ctx)]);
  if (shown === null) return <NoSuchTicket number={number} />;
  const { ticket, draft } = shown;
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
