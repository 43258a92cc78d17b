"use client";

import { Heart, Inbox, ListChecks } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Action } from "../desk/action-result.ts";
import { useCommands } from "../desk/commands.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { MentionCard } from "./mention-card.tsx";
import { type MentionKind, type MentionState, type MentionView, mentionsHref } from "./mention-filters.ts";

export interface MentionDeeds {
  readonly makeTicket: Action<{ mentionId: string }, { number: string; isNew: boolean }>;
  readonly keep: Action<{ mentionId: string; kind: MentionKind }>;
}

interface MentionsScreenProps {
  readonly state: MentionState;
  readonly kind: MentionKind | null;
  readonly items: readonly MentionView[];
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
  readonly deeds: MentionDeeds;
}

const keepKeys: Readonly<Record<Exclude<MentionKind, "complaint">, string>> = {
  praise: "1",
  question: "2",
  other: "3",
};

/** Sorts what the rules could not: J and K walk, T makes a ticket, 1 2 3 keep. The next one stands ready at once. */
function useSorting({ items, deeds }: Pick<MentionsScreenProps, "items" | "deeds">) {
  const t = useTranslations("mentions");
  const [at, setAt] = useState<string | null>(null);
  const make = useDeed(deeds.makeTicket, t("made"));
  const keep = useDeed(deeds.keep, t("kept"));
  const place = Math.max(
    0,
    items.findIndex((item) => item.id === at),
  );
  const chosen = items[place] ?? null;
  const after = () => setAt(items[place + 1]?.id ?? items[place - 1]?.id ?? null);
  const makeTicket = (mentionId: string) =>
    void make.run({ mentionId }).then((answer) => answer?.ok && mentionId === chosen?.id && after());
  const keepAs = (mentionId: string, kind: MentionKind) =>
    void keep.run({ mentionId, kind }).then((answer) => answer?.ok && mentionId === chosen?.id && after());
  const group = t("group");
  useCommands([
    { id: "m-next", group, label: t("next"), keys: "j", keyOnly: true, run: () => setAt(items[place + 1]?.id ?? at) },
    {
      id: "m-back",
      group,
      label: t("previous"),
      keys: "k",
      keyOnly: true,
      run: () => setAt(items[place - 1]?.id ?? at),
    },
    ...(chosen && chosen.ticketNumber === null
      ? [
          { id: "m-ticket", group, label: t("makeTicket"), keys: "t", run: () => makeTicket(chosen.id) },
          ...(["praise", "question", "other"] as const).map((kind) => ({
            id: `m-${kind}`,
            group,
            label: t(`keepAs.${kind}`),
            keys: keepKeys[kind],
            run: () => keepAs(chosen.id, kind),
          })),
        ]
      : []),
  ]);
  return { chosen, choose: setAt, makeTicket, keepAs, isBusy: make.isBusy || keep.isBusy };
}

const tabs = [
  { value: "unsorted", state: "unsorted", kind: null },
  { value: "praise", state: "kept", kind: "praise" },
  { value: "kept", state: "kept", kind: null },
  { value: "ticketed", state: "ticketed", kind: null },
  { value: "ignored", state: "ignored", kind: null },
] as const;

const emptyIcons = { unsorted: ListChecks, kept: Heart, ticketed: Inbox, attached: Inbox, ignored: Inbox } as const;

/** What arrived and became no ticket by itself: a person has the last word, and sees why the rules doubted. */
export function MentionsScreen(props: MentionsScreenProps) {
  const { state, kind, items, nextCursor, isFirst } = props;
  const t = useTranslations("mentions");
  const c = useTranslations("common");
  const router = useRouter();
  const { chosen, ...sorting } = useSorting(props);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-id="${chosen?.id}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen?.id]);
  const tab = tabs.find((one) => one.state === state && one.kind === kind)?.value ?? "kept";
  const go = (value: (typeof tabs)[number]["value"]) => {
    const next = tabs.find((one) => one.value === value);
    if (next) router.push(mentionsHref(next.state, next.kind));
  };
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-200 px-3 py-4 md:px-6">
        <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-lg font-semibold">{t("title")}</h1>
          <div className="max-w-full overflow-x-auto">
            <Segmented
              label={t("filter")}
              value={tab}
              onChange={go}
              options={tabs.map((one) => ({ value: one.value, label: t(`tabs.${one.value}`) }))}
            />
          </div>
        </header>
        {items.length === 0 ? (
          <EmptyState icon={emptyIcons[state]} title={t(`empty.${tab}.title`)}>
            {t(`empty.${tab}.text`)}
          </EmptyState>
        ) : (
          <ul ref={list} className="border-t">
            {items.map((item) => (
              <MentionCard
                key={item.id}
                item={item}
                isChosen={item.id === chosen?.id}
                keepKeys={keepKeys}
                {...sorting}
              />
            ))}
          </ul>
        )}
        <nav aria-label={t("pages")} className="flex justify-center gap-2 py-4">
          {isFirst ? null : (
            <Link href={mentionsHref(state, kind)} className={buttonClass("quiet")}>
              {t("first")}
            </Link>
          )}
          {nextCursor ? (
            <Link href={mentionsHref(state, kind, nextCursor)} className={buttonClass("quiet")}>
              {c("more")}
            </Link>
          ) : null}
        </nav>
      </div>
    </main>
  );
}
