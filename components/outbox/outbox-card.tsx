"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { networkName } from "../inbox/network-name.ts";
import { isSentByHand } from "../outreach/sent-by-hand.ts";
import { LegIcon } from "../ticket/leg.tsx";
import { MessageState } from "../ticket/message-state.tsx";
import { OutcomeQuestion } from "../ticket/outcome-question.tsx";
import { useRefusalWords } from "../ticket/reason-words.ts";
import type { TicketDeeds } from "../ticket/ticket-deeds.ts";
import { buttonClass } from "../ui/button.tsx";
import { Moment } from "../ui/time.tsx";
import type { OutboxItem } from "./outbox-filters.ts";

interface OutboxCardProps {
  readonly item: OutboxItem;
  readonly decide: TicketDeeds["decideOutcome"];
  readonly mayRelease: boolean;
}

/** One message on its way: what, to whom, how far, why not further, what a person can do. */
export function OutboxCard({ item, decide, mayRelease }: OutboxCardProps) {
  const t = useTranslations("outbox");
  const isForHand = isSentByHand(item);
  const needsAnswer = !isForHand && (item.state === "needs-a-person" || item.state === "unknown");
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
        <Moment at={item.createdAt} className="ml-auto text-ink-2" />
      </p>
      <p className="mt-1 line-clamp-3 wrap-anywhere text-ink-2">{item.text}</p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <MessageState state={item.state} network={networkName(item.network)} at={item.acceptedAt} />
        <Reason item={item} />
      </div>
      {isForHand ? (
        <Link href={`/tickets/${item.ticketNumber}`} className={buttonClass("secondary", "sm", "mt-2")}>
          {t("sendByHand")}
        </Link>
      ) : null}
      {needsAnswer ? (
        <div className="mt-2 text-sm">
          <OutcomeQuestion
            messageId={item.id}
            leg={item.leg}
            network={item.network}
            decide={decide}
            mayRelease={mayRelease}
          />
        </div>
      ) : null}
    </li>
  );
}

function Reason({ item }: { readonly item: OutboxItem }) {
  const t = useTranslations("outbox");
  const refusalWords = useRefusalWords();
  if (item.goesOutAt) {
    return (
      <span className="text-sm text-ink-2">
        {t("goesOutAt")} <Moment at={item.goesOutAt} />
      </span>
    );
  }
  if (item.refusal || item.because) {
    const words = item.because && t.has(`because.${item.because}`) ? t(`because.${item.because}`) : null;
    // What the machinery says of an uncertain outcome helps nobody at the desk; the question below does.
    if (words === null && item.refusal === null && item.state !== "queued") return null;
    return <span className="text-sm">{words ?? refusalWords(item.refusal, item.because)}</span>;
  }
  if (item.attempt > 1) return <span className="text-sm text-ink-2">{t("attempt", { count: item.attempt })}</span>;
  return null;
}
