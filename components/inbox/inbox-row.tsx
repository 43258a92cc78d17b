"use client";

import { Flame, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatCompact } from "#lib/time/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Clock } from "../ui/clock.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { asLocale } from "../ui/span-words.ts";
import { Ago } from "../ui/time.tsx";
import type { ShownRow } from "./inbox-view.ts";
import { shortNetworkName } from "./network-name.ts";

interface InboxRowProps {
  readonly shown: ShownRow;
  readonly href: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Two quiet lines: who, where and how long is left; then what about. A full dot: the customer waits for us. */
export function InboxRow({ shown, href, isChosen, onChoose }: InboxRowProps) {
  const { row, hasLeft } = shown;
  const t = useTranslations("inbox.row");
  return (
    <li className="border-b border-line">
      <Link
        href={href}
        prefetch={false}
        aria-current={isChosen ? "true" : undefined}
        data-number={row.number}
        onClick={onChoose}
        className={cx(
          "focus-inset relative grid grid-cols-[8px_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-2",
          "dense:flex dense:h-9 dense:items-center dense:py-0",
          isChosen
            ? "bg-accent-tint before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:bg-accent"
            : "hover:bg-hover",
          hasLeft && "opacity-65",
        )}
      >
        <span
          aria-hidden="true"
          className={cx(
            "size-2 self-center rounded-full border",
            row.awaitsUsSince ? "border-accent bg-accent" : "border-edge",
          )}
        />
        <Who row={row} />
        <span className="text-right text-sm dense:order-last dense:min-w-18 dense:shrink-0">
          <RowClock shown={shown} />
        </span>
        <span className="dense:hidden" />
        <span className="col-span-2 flex min-w-0 items-baseline gap-2 dense:flex-1 dense:items-center">
          <span className="sr-only">{row.awaitsUsSince ? t("awaitsUs") : t("awaitsThem")}</span>
          <span className="min-w-0 flex-1 truncate text-ink-2">{row.subject}</span>
          {row.hasTrouble ? (
            <span className="flex shrink-0 items-center gap-1 self-center text-sm text-ember" title={t("trouble")}>
              <Icon of={TriangleAlert} size={14} />
              <span className="dense:sr-only">{t("trouble")}</span>
            </span>
          ) : null}
          {row.assignee ? (
            <Avatar
              initials={row.assignee.initials}
              name={row.assignee.name}
              className="-my-1 size-5 shrink-0 self-center"
            />
          ) : null}
        </span>
      </Link>
    </li>
  );
}

function RowClock({ shown: { row, hasLeft } }: { readonly shown: ShownRow }) {
  const t = useTranslations("inbox.row");
  if (hasLeft) return <span className="text-ink-3">{t("hasLeft")}</span>;
  if (row.nextDue) return <Clock startedAt={row.nextDue.startedAt} dueAt={row.nextDue.dueAt} />;
  return <Ago at={row.lastCustomerAt} className="text-ink-3" />;
}

function Who({ row }: Pick<ShownRow, "row">) {
  const t = useTranslations("inbox.row");
  const locale = asLocale(useLocale());
  return (
    <span className="flex min-w-0 items-baseline gap-2 dense:max-w-1/2 dense:shrink-0 dense:overflow-hidden">
      <span className="truncate font-semibold">{row.customerName}</span>
      <span className="shrink-0 text-sm text-ink-3">{shortNetworkName(row.network)}</span>
      {row.followers === null ? null : (
        <span className="shrink-0 text-sm text-ink-3" title={t("followers", { count: row.followers })}>
          {formatCompact(row.followers, locale)}
          <span className="sr-only"> {t("followersWord")}</span>
        </span>
      )}
      {row.urgency === "high" || row.urgency === "critical" ? (
        <span className="flex shrink-0 items-center gap-0.5 self-center text-sm font-semibold text-ember">
          <Icon of={Flame} size={12} />
          {t("urgent")}
        </span>
      ) : null}
    </span>
  );
}
