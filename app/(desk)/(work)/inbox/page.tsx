import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InboxScreen } from "#components/inbox/inbox-screen.tsx";
import { type InboxFilters, inboxHref } from "#components/inbox/inbox-view.ts";
import { TicketSkeleton } from "#components/ticket/ticket-skeleton.tsx";
import type { Context } from "#lib/context.ts";
import { listInbox } from "#lib/tickets/list-inbox.ts";
import type { InboxRow } from "#lib/tickets/rules/ticket-view.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { DeskTicket } from "../../tickets/desk-ticket.tsx";
import { moreRows } from "./actions.ts";
import { one, type Query, readFilters } from "./read-filters.ts";

interface InboxPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ searchParams }: InboxPageProps): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t(`views.${readFilters(await searchParams).view}`) };
}

function pageOf(ctx: Context, { view, q, channelId }: InboxFilters) {
  return listInbox(ctx, { view, ...(q ? { q } : {}), ...(channelId ? { channelId } : {}), limit: 60 });
}

/** The row after the chosen one, or the first: one key away when this one is done. */
function nextNumber(rows: readonly InboxRow[], number: string): string | null {
  const at = rows.findIndex((row) => row.number === number);
  const next = rows[at + 1] ?? rows.find((row) => row.number !== number);
  return next?.number ?? null;
}

export default async function InboxPage({ searchParams }: InboxPageProps) {
  const query = await searchParams;
  const filters = readFilters(query);
  const number = one(query, "ticket");
  const { ctx, person } = await requireActor(inboxHref(filters, number));
  const page = await pageOf(ctx, filters);
  const next = number ? nextNumber(page.rows, number) : null;
  return (
    <InboxScreen filters={filters} page={page} chosenNumber={number} more={moreRows}>
      {number ? (
        <Suspense key={number} fallback={<TicketSkeleton />}>
          <DeskTicket
            ctx={ctx}
            myId={person.id}
            number={number}
            backHref={inboxHref(filters)}
            nextHref={next ? inboxHref(filters, next) : null}
          />
        </Suspense>
      ) : null}
    </InboxScreen>
  );
}
