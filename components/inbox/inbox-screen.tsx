"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Action } from "../desk/action-result.ts";
import { cx } from "../ui/cx.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { InboxList, type MoreInput } from "./inbox-list.tsx";
import { InboxSearch } from "./inbox-search.tsx";
import { type InboxFilters, inboxHref } from "./inbox-view.ts";
import type { InboxPage } from "./use-inbox-rows.ts";

interface InboxScreenProps {
  readonly filters: InboxFilters;
  readonly page: InboxPage;
  readonly chosenNumber: string | null;
  readonly more: Action<MoreInput, InboxPage>;
  /** The ticket beside the list. */
  readonly children: ReactNode;
}

/** List and ticket: both on a wide screen, one at a time on a narrow one. */
export function InboxScreen({ filters, page, chosenNumber, more, children }: InboxScreenProps) {
  const t = useTranslations("inbox");
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={t("listLabel")}
        className={cx(
          "flex min-h-0 w-full min-w-0 flex-col border-line bg-surface lg:w-110 lg:shrink-0 lg:border-r xl:w-120",
          chosenNumber && "max-lg:hidden",
        )}
      >
        <header className="flex shrink-0 items-center gap-3 border-b px-3 py-2">
          <h1 className="whitespace-nowrap text-md font-semibold max-md:sr-only">{t(`views.${filters.view}`)}</h1>
          <InboxSearch filters={filters} />
        </header>
        <InboxList key={inboxHref(filters)} filters={filters} page={page} chosenNumber={chosenNumber} more={more} />
      </section>
      <div className={cx("min-h-0 min-w-0 flex-1", chosenNumber ? "flex" : "hidden lg:block")}>
        {children ?? (
          <EmptyState icon={MessageSquareText} title={t("choose.title")}>
            {t("choose.text")}
          </EmptyState>
        )}
      </div>
    </main>
  );
}
