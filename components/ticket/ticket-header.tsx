"use client";

import { ArrowLeft, ArrowRight, PanelRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ClockView, TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Clock, StoppedClock } from "../ui/clock.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Shortcut } from "../ui/shortcut.tsx";

interface TicketHeaderProps {
  readonly ticket: TicketPage;
  readonly backHref: string;
  /** The next ticket of the list, or null. */
  readonly nextHref: string | null;
  readonly onDetails: () => void;
  readonly actions: ReactNode;
}

/** Number, subject, state and clocks: all that must be known before anything is written. */
export function TicketHeader({ ticket, backHref, nextHref, onDetails, actions }: TicketHeaderProps) {
  const t = useTranslations("ticket");
  const c = useTranslations("common");
  return (
    <header className="shrink-0 border-b bg-surface px-3 py-2 md:px-4">
      <div className="flex items-center gap-2">
        <Link
          href={backHref}
          aria-label={t("toList")}
          className="-ml-1 flex size-10 shrink-0 items-center justify-center rounded hover:bg-hover lg:hidden"
        >
          <Icon of={ArrowLeft} size={20} />
        </Link>
        <span className="whitespace-nowrap font-mono text-sm font-medium">{ticket.number}</span>
        <CopyButton text={ticket.number} label={t("copyNumber")} doneLabel={c("copied")} />
        <Badge tone={ticket.status === "new" ? "accent" : "plain"}>{t(`statuses.${ticket.status}`)}</Badge>
        <span className="ml-auto flex items-center gap-1">
          {nextHref ? (
            <Link href={nextHref} scroll={false} className={buttonClass("quiet", "sm")}>
              <span className="max-sm:sr-only">{t("next")}</span>
              <Icon of={ArrowRight} />
              <Shortcut keys="l" />
            </Link>
          ) : null}
          <IconButton icon={PanelRight} label={t("details")} shortcut="b" onClick={onDetails} />
        </span>
      </div>
      <div className="mt-1 flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="line-clamp-2 text-pretty text-md font-semibold">{ticket.subject}</h1>
          <p className="truncate text-sm text-ink-2">
            {ticket.customerName} · {networkName(ticket.network)} @{ticket.username}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 max-md:hidden">{actions}</div>
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 text-sm empty:hidden">
        <Clocks clocks={ticket.clocks} />
      </p>
    </header>
  );
}

/** Running clocks, soonest first; when none runs, the last one that stopped. */
function Clocks({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const t = useTranslations("ticket.clocks");
  const name = (kind: string) => (t.has(kind) ? t(kind) : kind);
  const running = clocks.filter((clock) => clock.stoppedAt === null && clock.targetMinutes !== null);
  const sorted = running.toSorted((left, right) => (left.dueAt ?? "9").localeCompare(right.dueAt ?? "9"));
  return sorted.map((clock) => (
    <Clock
      key={`${clock.kind}:${clock.round}`}
      startedAt={clock.startedAt}
      dueAt={clock.dueAt}
      label={name(clock.kind)}
    />
  ));
}

/** All clocks of the ticket, for the drawer. */
export function ClockList({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const t = useTranslations("ticket.clocks");
  if (clocks.length === 0) return <p className="text-ink-3">{t("none")}</p>;
  return (
    <ul className="flex flex-col">
      {clocks.map((clock) => (
        <li key={`${clock.kind}:${clock.round}`} className="flex min-h-8 items-center justify-between gap-3 border-b">
          <span>{t.has(clock.kind) ? t(clock.kind) : clock.kind}</span>
          {clock.state === "met" || clock.state === "cancelled" || (clock.state === "missed" && clock.stoppedAt) ? (
            <StoppedClock state={clock.state} />
          ) : (
            <Clock startedAt={clock.startedAt} dueAt={clock.dueAt} />
          )}
        </li>
      ))}
    </ul>
  );
}
