"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Action } from "../desk/action-result.ts";
import { useFailureText } from "../desk/use-failure-text.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useAnnouncer } from "../ui/toast.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { type InboxFilters, inboxHref } from "./inbox-view.ts";
import { NewRowsBar } from "./new-rows-bar.tsx";
import { useInboxKeys } from "./use-inbox-keys.ts";
import { type InboxPage, useInboxRows } from "./use-inbox-rows.ts";

export interface MoreInput {
  readonly view: InboxFilters["view"];
  readonly q?: string;
  readonly channelId?: string;
  readonly cursor: string;
  readonly limit: number;
}

interface InboxListProps {
  readonly filters: InboxFilters;
  readonly page: InboxPage;
  /** The ticket beside the list, or null. */
  readonly chosenNumber: string | null;
  readonly more: Action<MoreInput, InboxPage>;
}

/** The list, sorted by due time. Rows renew themselves in place; new ones wait behind a quiet bar. */
export function InboxList({ filters, page, chosenNumber, more }: InboxListProps) {
  const t = useTranslations("inbox");
  const rows = useInboxRows(page);
  const list = useRef<HTMLUListElement>(null);
  const [at, choose] = useInboxKeys({ filters, shown: rows.shown, chosenNumber, renew: rows.renew });
  const gone = rows.shown.filter((one) => one.hasLeft).length;
  useEffect(() => {
    if (at) list.current?.querySelector(`[data-number="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <NewRowsBar arrived={rows.arrived.length} gone={gone} onRenew={rows.renew} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {rows.shown.length === 0 ? (
          <EmptyState icon={Inbox} title={t(filters.q ? "empty.search.title" : `empty.${filters.view}.title`)}>
            {t(filters.q ? "empty.search.text" : `empty.${filters.view}.text`)}
          </EmptyState>
        ) : (
          <ul ref={list} aria-label={t(`views.${filters.view}`)}>
            {rows.shown.map((one) => (
              <InboxRow
                key={one.row.id}
                shown={one}
                href={inboxHref(filters, one.row.number)}
                isChosen={one.row.number === at}
                onChoose={() => choose(one.row.number)}
              />
            ))}
          </ul>
        )}
        {rows.cursor ? <More filters={filters} cursor={rows.cursor} more={more} onPage={rows.append} /> : null}
      </div>
    </div>
  );
}

interface MoreProps extends Pick<InboxListProps, "filters" | "more"> {
  readonly cursor: string;
  readonly onPage: (page: InboxPage) => void;
}

function More({ filters, cursor, more, onPage }: MoreProps) {
  const c = useTranslations("common");
  const { toast } = useAnnouncer();
  const failureText = useFailureText();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    const { view, q, channelId } = filters;
    const wish = { view, cursor, limit: 60, ...(q ? { q } : {}), ...(channelId ? { channelId } : {}) };
    const answer = await more(wish).catch(() => null);
    setBusy(false);
    if (answer?.ok) onPage(answer.value);
    else toast({ look: "bad", text: failureText(answer) });
  };
  return (
    <div className="flex justify-center p-3">
      <Button look="quiet" busy={busy} onClick={load}>
        {c("more")}
      </Button>
    </div>
  );
}
