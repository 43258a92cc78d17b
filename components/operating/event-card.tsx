"use client";

import { CircleX, FileQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { useReasonWords } from "../ticket/reason-words.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Ago, Moment } from "../ui/time.tsx";

/** A raw event without its body, as lib/intake/list-raw-events.ts gives it. */
export interface EventItem {
  readonly id: string;
  readonly status: string;
  readonly because: string | null;
  readonly channelLabel: string;
  readonly network: string;
  readonly source: string;
  readonly attempts: number;
  readonly receivedAt: string;
  readonly requestId: string;
  readonly size: number | null;
}

interface EventCardProps {
  readonly item: EventItem;
  readonly replay: Action<{ rawEventId: string }>;
}

/** One event that could not be read: why, when, how often it was tried, and what finds it in the log. Never its words. */
export function EventCard({ item, replay }: EventCardProps) {
  const t = useTranslations("operating.event");
  const reasonWords = useReasonWords();
  const deed = useDeed(replay, t("replayed"));
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-1 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="inline-flex items-center gap-1 font-semibold text-ember">
            <Icon of={item.status === "dead" ? CircleX : FileQuestion} size={14} />
            {t(`status.${item.status}`)}
          </span>
          <span>{reasonWords(item.because)}</span>
        </p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-2">
          <span>
            {item.channelLabel} · {networkName(item.network)} {t(item.source === "poll" ? "poll" : "webhook")}
          </span>
          <span>
            {t("received")} <Moment at={item.receivedAt} /> · <Ago at={item.receivedAt} />
          </span>
          <span>{t("attempts", { count: item.attempts })}</span>
          {item.size === null ? null : <span>{t("size", { size: item.size })}</span>}
          <span className="font-mono text-xs wrap-anywhere">{t("request", { id: item.requestId })}</span>
        </p>
      </div>
      {item.size === null ? (
        <p className="text-sm text-ink-2">{t("gone")}</p>
      ) : (
        <Button size="sm" busy={deed.isBusy} onClick={() => void deed.run({ rawEventId: item.id })}>
          {t("replay")}
        </Button>
      )}
    </li>
  );
}
