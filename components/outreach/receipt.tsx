"use client";

import { useTranslations } from "next-intl";
import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { TakeInHand } from "../operating/take-in-hand.tsx";
import { GoesOut } from "../ticket/goes-out.tsx";
import { MessageState } from "../ticket/message-state.tsx";
import { OutcomeQuestion } from "../ticket/outcome-question.tsx";
import { useReasonWords, useRefusalWords } from "../ticket/reason-words.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { ByHand } from "./by-hand.tsx";
import { isSentByHand } from "./sent-by-hand.ts";

interface ReceiptProps extends TicketPaneProps {
  readonly message: OutboxView;
}

const stepOf: Readonly<Record<string, "first-dm" | "acknowledgement" | "invitation">> = {
  "first-dm": "first-dm",
  acknowledgement: "acknowledgement",
  invitation: "invitation",
};

/** What the network said: state, time, its id; and where a person must act, the way to do it. */
export function Receipt({ message, ...props }: ReceiptProps) {
  const t = useTranslations("outreach");
  const refusalWords = useRefusalWords();
  const reasonWords = useReasonWords();
  const { ticket, deeds, mayRelease } = props;
  const network = networkName(ticket.network);
  const step = stepOf[message.kind];
  const waits = message.state === "needs-a-person" || message.state === "unknown";
  const isByHand = isSentByHand(message) && step !== undefined;
  return (
    <div aria-live="polite" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <MessageState state={message.state} network={network} at={message.acceptedAt} />
      <GoesOut at={message.goesOutAt} />
      {message.state === "queued" && ticket.channel.state !== "active" ? (
        <TakeInHand messageId={message.id} take={deeds.takeInHand} />
      ) : null}
      {message.externalId ? (
        <span className="max-w-full truncate font-mono text-xs text-ink-2">id {message.externalId}</span>
      ) : null}
      {message.confirmedBy ? (
        <span className="text-ink-2">{t("confirmedBy", { name: message.confirmedBy })}</span>
      ) : null}
      {message.state === "refused" ? <p className="w-full">{refusalWords(message.refusal, message.because)}</p> : null}
      {isByHand && step ? <ByHand {...props} message={message} step={step} /> : null}
      {waits && !isByHand ? <p className="w-full text-ink-2">{reasonWords(message.because)}</p> : null}
      {waits && !isByHand ? (
        <OutcomeQuestion
          messageId={message.id}
          leg={message.leg}
          network={ticket.network}
          decide={deeds.decideOutcome}
          mayRelease={mayRelease}
        />
      ) : null}
    </div>
  );
}
