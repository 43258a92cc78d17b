"use client";

import { SendHorizontal } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type TakeAction, TakeInHand } from "../operating/take-in-hand.tsx";
import type { TicketDeeds } from "../ticket/ticket-deeds.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { OutboxCard } from "./outbox-card.tsx";
import { type OutboxFilter, type OutboxItem, outboxFilters, outboxHref } from "./outbox-filters.ts";

interface OutboxScreenProps {
  readonly filter: OutboxFilter;
  readonly items: readonly OutboxItem[];
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
  readonly decide: TicketDeeds["decideOutcome"];
  readonly mayRelease: boolean;
  readonly take: TakeAction;
}

/** What is waiting, refused or unknown, each with its reason, and the two answers where a person must say. */
export function OutboxScreen({ filter, items, nextCursor, isFirst, decide, mayRelease, take }: OutboxScreenProps) {
  const t = useTranslations("outbox");
  const c = useTranslations("common");
  const o = useTranslations("operating");
  const router = useRouter();
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-200 px-3 py-4 md:px-6">
        <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-lg font-semibold">{t("title")}</h1>
          {mayRelease ? (
            <Link href="/operating" className={buttonClass("quiet", "sm")}>
              {o("toOperating")}
            </Link>
          ) : null}
          <div className="max-w-full overflow-x-auto">
            <Segmented
              label={t("filter")}
              value={filter}
              onChange={(next) => router.push(outboxHref(next))}
              options={outboxFilters.map((value) => ({ value, label: t(`filters.${value}`) }))}
            />
          </div>
        </header>
        {items.length === 0 ? (
          <EmptyState icon={SendHorizontal} title={t(filter === "waits" ? "empty.title" : "emptyFilter.title")}>
            {t(filter === "waits" ? "empty.text" : "emptyFilter.text")}
          </EmptyState>
        ) : (
          <ul className="border-t">
            {items.map((item) => (
              <OutboxCard
                key={item.id}
                item={item}
                decide={decide}
                mayRelease={mayRelease}
                more={item.state === "queued" ? <TakeInHand messageId={item.id} take={take} /> : null}
              />
            ))}
          </ul>
        )}
        <nav aria-label={t("pages")} className="flex justify-center gap-2 py-4">
          {isFirst ? null : (
            <Link href={outboxHref(filter)} className={buttonClass("quiet")}>
              {t("first")}
            </Link>
          )}
          {nextCursor ? (
            <Link href={outboxHref(filter, nextCursor)} className={buttonClass("quiet")}>
              {c("more")}
            </Link>
          ) : null}
        </nav>
      </div>
    </main>
  );
}
