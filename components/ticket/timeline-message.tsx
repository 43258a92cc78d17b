"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TimelineItem } from "#lib/tickets/rules/ticket-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Moment } from "../ui/time.tsx";
import { GoesOut } from "./goes-out.tsx";
import { LegIcon, legLooks } from "./leg.tsx";
import { MessageState } from "./message-state.tsx";
import { useReasonWords, useRefusalWords } from "./reason-words.ts";
import type { WritingLeg } from "./writing-leg.ts";

interface TimelineMessageProps {
  readonly item: TimelineItem & { readonly leg: WritingLeg };
  readonly network: string;
  /** Answers to "was it sent?", where the outcome is not known. */
  readonly decide?: ReactNode;
}

/** One thing that was said: theirs at the left, ours at the right, notes across. */
export function TimelineMessage({ item, network, decide }: TimelineMessageProps) {
  const t = useTranslations("ticket.timeline");
  const ours = item.from === "brand";
  const isNote = item.leg === "note";
  const look = legLooks[item.leg];
  return (
    <article
      aria-label={t("by", { author: item.author, leg: item.leg })}
      className={cx(
        "w-fit max-w-[min(100%,600px)] rounded border px-3 py-2",
        look.card,
        isNote ? "w-full max-w-none" : ours ? "ml-auto" : "mr-auto",
      )}
    >
      <header className="mb-1 flex flex-wrap items-center gap-x-2 text-sm">
        <LegIcon leg={item.leg} size={14} />
        <span className="font-semibold">{item.author}</span>
        <Moment at={item.at} className={look.ink} />
        {item.permalink ? (
          <a
            href={item.permalink}
            target="_blank"
            rel="noreferrer"
            className={cx("inline-flex min-h-6 items-center gap-1 rounded-sm underline underline-offset-2", look.ink)}
          >
            {t("openAt", { network: networkName(network) })}
            <Icon of={ExternalLink} size={12} />
          </a>
        ) : null}
      </header>
      <Words item={item} network={network} />
      {ours && item.state ? <Facts item={item} network={network} decide={decide} /> : null}
    </article>
  );
}

function Words({ item, network }: Omit<TimelineMessageProps, "decide">) {
  const t = useTranslations("ticket.timeline");
  if (item.isDeleted) return <p className="italic text-ink-2">{t("deleted", { network: networkName(network) })}</p>;
  if (item.isEncrypted) return <p className="italic text-ink-2">{t("encrypted", { network: networkName(network) })}</p>;
  return (
    <p className="whitespace-pre-wrap wrap-anywhere">
      {item.text}
      {item.isEdited ? <span className="ml-1 text-sm text-ink-2">({t("edited")})</span> : null}
    </p>
  );
}

/** "diterima X 09.19 · id 1234": what the network told, under our own words. */
function Facts({ item, network, decide }: TimelineMessageProps) {
  const refusalWords = useRefusalWords();
  const reasonWords = useReasonWords();
  const state = item.state ?? "queued";
  const acceptedAt = typeof item.data.acceptedAt === "string" ? item.data.acceptedAt : null;
  return (
    <footer className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-current/15 pt-1.5 text-sm">
      <MessageState state={state} network={networkName(network)} at={acceptedAt} />
      {item.externalId ? (
        <span className="max-w-full truncate font-mono text-xs text-ink-2" title={item.externalId}>
          id {item.externalId}
        </span>
      ) : null}
      {state === "queued" ? (
        <GoesOut at={typeof item.data.goesOutAt === "string" ? item.data.goesOutAt : null} />
      ) : null}
      {state === "refused" ? <p className="w-full">{refusalWords(item.because, item.because)}</p> : null}
      {decide ? <span className="text-ink-2">{reasonWords(item.because)}</span> : null}
      {decide}
    </footer>
  );
}
