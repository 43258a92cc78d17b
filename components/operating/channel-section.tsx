"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BudgetView, Figure, OperatingChannel } from "#lib/operating/rules/operating-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { useReasonWords } from "../ticket/reason-words.ts";
import { cx } from "../ui/cx.ts";
import { asLocale, spanWords } from "../ui/span-words.ts";
import { Ago, Moment } from "../ui/time.tsx";
import { ConditionBadge } from "./condition-badge.tsx";
import { figureHref } from "./operating-links.ts";
import { type SetState, StateButtons } from "./state-buttons.tsx";
import { useTimeWords } from "./use-time-words.ts";

const outFigures = ["waiting", "late", "sending", "unknown", "needsAPerson", "refused"] as const;
const inFigures = ["dead", "unreadable"] as const;
/** Figures that somebody should do something about as soon as they are not zero. */
const troubling: ReadonlySet<Figure> = new Set(["late", "unknown", "needsAPerson", "dead"]);

interface ChannelSectionProps {
  readonly channel: OperatingChannel;
  /** Null for those who may not. */
  readonly setState: SetState | null;
}

/** One channel: how it fares in words, its figures, and since when the oldest of each waits. */
export function ChannelSection({ channel, setState }: ChannelSectionProps) {
  const t = useTranslations("operating");
  const reasonWords = useReasonWords();
  const heading = `channel-${channel.key}`;
  return (
    <section aria-labelledby={heading} className="border-t py-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={heading} className="text-md font-semibold">
          {channel.label}
        </h2>
        <ConditionBadge code={channel.condition.code} />
        <span className="text-ink-2">
          {networkName(channel.network)} · {channel.brandName}
        </span>
        {setState ? <StateButtons channel={channel} setState={setState} /> : null}
      </header>
      <p className="mt-1 max-w-160 text-pretty text-ink-2">
        <ConditionSentence channel={channel} />
      </p>
      <Figures channel={channel} label={t("sending")} figures={outFigures}>
        {channel.oldestDueAt ? (
          <Fact name={t("oldestDue")}>
            <Ago at={channel.oldestDueAt} />
          </Fact>
        ) : null}
      </Figures>
      <Figures channel={channel} label={t("receiving")} figures={inFigures}>
        <span className="text-ink-2">{t("intake", { count: channel.intake })}</span>
        {channel.oldestIntakeAt ? (
          <Fact name={t("oldestIntake")}>
            <Ago at={channel.oldestIntakeAt} />
          </Fact>
        ) : null}
        {channel.isPolled ? (
          <Fact name={t("polled")}>
            {channel.polledAt ? <Moment at={channel.polledAt} /> : t("neverPolled")}
            {channel.pollTrouble ? <span className="text-ember"> · {reasonWords(channel.pollTrouble)}</span> : null}
          </Fact>
        ) : null}
      </Figures>
      <Budgets budgets={channel.budgets} />
    </section>
  );
}

function ConditionSentence({ channel }: { readonly channel: OperatingChannel }) {
  const t = useTranslations("operating.sentence");
  const timeWords = useTimeWords();
  const { code, since, until } = channel.condition;
  const { waiting } = channel.counts;
  if (code === "down" && since) return t("downSince", { waiting, time: timeWords(since) });
  return t(code, { waiting, time: until ? timeWords(until) : "–" });
}

interface FiguresProps {
  readonly channel: OperatingChannel;
  readonly label: string;
  readonly figures: readonly Figure[];
  readonly children: ReactNode;
}

function Figures({ channel, label, figures, children }: FiguresProps) {
  const t = useTranslations("operating.figures");
  return (
    <div className="mt-3 md:flex md:items-baseline md:gap-4">
      <h3 className="w-16 shrink-0 text-sm font-semibold text-ink-3">{label}</h3>
      <div className="min-w-0 flex-1">
        <ul className="flex flex-wrap gap-x-1 gap-y-1 max-md:grid max-md:grid-cols-2">
          {figures.map((figure) => (
            <li key={figure}>
              <FigureLink
                count={channel.counts[figure]}
                label={t(figure)}
                href={figureHref(figure, channel.key)}
                isTroubling={troubling.has(figure)}
              />
            </li>
          ))}
        </ul>
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 px-2 text-sm empty:hidden">{children}</div>
      </div>
    </div>
  );
}

interface FigureLinkProps {
  readonly count: number;
  readonly label: string;
  readonly href: string;
  readonly isTroubling: boolean;
}

function FigureLink({ count, label, href, isTroubling }: FigureLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="focus-inset inline-flex min-h-9 items-baseline gap-2 rounded px-2 py-1.5 hover:bg-hover max-md:w-full"
    >
      <span
        className={cx(
          "text-md tabular-nums",
          count === 0 ? "text-ink-3" : "font-bold",
          count > 0 && isTroubling && "text-ember",
        )}
      >
        {count}
      </span>
      <span className="text-sm text-ink-2">{label}</span>
    </Link>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="text-ink-2">
      {name}: <span className="text-ink">{children}</span>
    </span>
  );
}

function Budgets({ budgets }: { readonly budgets: readonly BudgetView[] }) {
  const t = useTranslations("operating.budget");
  const locale = asLocale(useLocale());
  if (budgets.length === 0) return null;
  return (
    <div className="mt-3 md:flex md:items-baseline md:gap-4">
      <h3 className="w-16 shrink-0 text-sm font-semibold text-ink-3">{t("title")}</h3>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 px-2 text-sm text-ink-2">
        {budgets.map((budget) => (
          <li key={budget.bucket}>
            {t.has(budget.bucket) ? t(budget.bucket) : budget.bucket}:{" "}
            <span className="tabular-nums text-ink">
              {t("use", { used: budget.used, limit: budget.limit, span: spanWords(budget.perSeconds, locale) })}
            </span>
            {budget.freeAt ? (
              <span className="font-semibold text-ember">
                {" · "}
                {t("freeAt")} <Moment at={budget.freeAt} />
              </span>
            ) : (
              <span> · {t("left", { left: budget.left })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
