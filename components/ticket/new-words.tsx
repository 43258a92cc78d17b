"use client";

import { useTranslations } from "next-intl";
import type { TimelineItem } from "#lib/tickets/rules/ticket-view.ts";
import { Notice } from "../ui/notice.tsx";
import { Moment } from "../ui/time.tsx";
import { LegIcon } from "./leg.tsx";

interface NewWordsProps {
  readonly name: string;
  readonly items: readonly TimelineItem[];
}

/** What the customer wrote while we were writing: shown before it can be talked past. */
export function NewWords({ name, items }: NewWordsProps) {
  const t = useTranslations("ticket.write");
  return (
    <Notice look="warn" role="status" title={t("wroteMeanwhile", { name })}>
      <ul className="mt-1 flex flex-col gap-1 text-ink">
        {items.map((item) => (
          <li key={item.id} className="flex items-baseline gap-2">
            <LegIcon leg={item.leg === "public" ? "public" : "dm"} size={14} />
            <Moment at={item.at} className="text-sm text-ink-2" />
            <span className="min-w-0 flex-1 break-words">{item.text}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
