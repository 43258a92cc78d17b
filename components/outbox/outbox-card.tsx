"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { networkName } from "../inbox/network-name.ts";
import { isSentByHand } from "../outreach/sent-by-hand.ts";
import { LegIcon } from "../ticket/leg.tsx";
import { MessageState } from "../ticket/message-state.tsx";
import { OutcomeQuestion } from "../ticket/outcome-question.tsx";
import { useReasonWords } from "../ticket/reason-words.ts";
import type { TicketDeeds } from "../ticket/ticket-deeds.ts";
import { buttonClass } from "../ui/button.tsx";
import { Ago, Moment } from "../ui/time.tsx";
import type { OutboxItem } from "./outbox-filters.ts";

interface OutboxCardProps {
  readonly item: OutboxItem;
  readonly decide: TicketDeeds["decideOutcome"];
  readonly mayRelease: boolean;
  /** Further buttons of the page that lists it. */
  readonly more?: ReactNode;
}

/** Whether the network left it open if this message was sent, so that a person must say. */
export function needsAnswer(item: OutboxItem): boolean {
  return !isSentByHand(item) && (item.state === "needs-a-person" || item.state === "unknown");
}

/** One message on its way: what, to whom, how far, why not further, what a person can do. */
export function OutboxCard({ item, decide, mayRelease, more }: OutboxCardProps) {
  const t = useTranslations("outbox");
  const isForHand = isSentByHand(item);
  return (
    <li className="border-b px-1 py-3">
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <LegIcon leg={item.leg} size={14} />
        <span className="text-base font-semibold">{t(`kinds.${item.kind}`)}</span>
        <span className="text-ink-2">{t("to", { name: item.customerName, channel: item.channelLabel })}</span>
        <Link
          href={`/tickets/${item.ticketNumber}`}
          className="inline-flex min-h-6 items-center font-mono text-accent-ink underline underline-offset-2"
        >
          {item.ticketNumber}
        </Link>
        <span className="ml-auto text-ink-2">
          <Moment at={item.createdAt} /> · <Ago at={item.createdAt} />
        </span>
      </p>
      <p className="mt-1 line-clamp-3 wrap-anywhere text-ink-2">{item.text}</p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <MessageState state={item.state} network={networkName(item.network)} at={item.acceptedAt} />
        <Reason item={item} />
      </div>
      {isForHand || more ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {isForHand ? (
            <Link href={`/tickets/${item.ticketNumber}`} className={buttonClass("secondary", "sm")}>
              {t("sendByHand")}
            </Link>
          ) : null}
          {more}
        </div>
      ) : null}
      {needsAnswer(item) ? (
        <div className="mt-2 text-sm">
          <OutcomeQuestion
            messageId={item.id}
            leg={item.leg}
            network={item.network}
            decide={decide}
            mayRelease={mayRelease}
            isByHand={item.because === "assisted-channel" || item.because === "taken-in-hand"}
          />
        </div>
      ) : null}
    </li>
  );
}

function Reason({ item }: { readonly item: OutboxItem }) {
  const t = useTranslations("outbox");
  const reasonWords = useReasonWords();
  const words = reasonWords(item.because, item.refusal);
  return (
    <>
      {words ? <span className="text-sm">{words}</span> : null}
      {item.goesOutAt ? (
        <span className="text-sm text-ink-2">
          {t("goesOutAt")} <Moment at={item.goesOutAt} />
        </span>
      ) : null}
      {item.attempt > 1 ? <span className="text-sm text-ink-2">{t("attempt", { count: item.attempt })}</span> : null}
    </>
  );
}
