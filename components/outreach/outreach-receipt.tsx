"use client";

import { useTranslations } from "next-intl";
import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { MessageState } from "../ticket/message-state.tsx";
import { OutcomeQuestion } from "../ticket/outcome-question.tsx";
import { useRefusalWords } from "../ticket/reason-words.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { ByHand } from "./by-hand.tsx";
import { AsPosted, Card, Cards, PostedText } from "./card.tsx";
import { InvitationCard } from "./invitation-card.tsx";
import { isReached } from "./outreach-view.ts";

/** After the click: the same two cards, each with what the network has said so far. */
export function OutreachReceipt(props: TicketPaneProps) {
  const { ticket } = props;
  const t = useTranslations("outreach");
  const network = networkName(ticket.network);
  const { outreach } = ticket;
  if (!outreach?.dm) return null;
  const isRefused = outreach.dm.state === "refused";
  return (
    <>
      <Cards
        between={t(isReached(outreach.dm) ? "accepted" : isRefused ? "refused" : "after", { network })}
        first={
          <Card
            leg="dm"
            title={t("dm.title")}
            audience={t("dm.audience", { name: ticket.customerName })}
            foot={<Receipt message={outreach.dm} {...props} />}
          >
            <AsPosted leg="dm" brandName={ticket.brand.name} username={ticket.channel.username}>
              <PostedText leg="dm">{outreach.dm.text}</PostedText>
            </AsPosted>
          </Card>
        }
        second={isRefused ? <InvitationCard {...props} outreach={outreach} /> : <SecondCard {...props} />}
      />
      {outreach.clickedBy ? (
        <p className="mt-2 text-sm text-ink-3">{t("clickedBy", { name: outreach.clickedBy })}</p>
      ) : null}
    </>
  );
}

/** The public reply: waiting for the DM, then with a state of its own. */
function SecondCard(props: TicketPaneProps) {
  const { ticket } = props;
  const t = useTranslations("outreach");
  const network = networkName(ticket.network);
  const message = ticket.outreach?.acknowledgement ?? null;
  const text = message?.text ?? ticket.outreach?.ackWaiting?.text ?? "";
  return (
    <Card
      leg="public"
      title={t("public.title")}
      audience={t("public.audience", { network })}
      isQuiet={message === null}
      foot={
        message ? (
          <Receipt message={message} {...props} />
        ) : (
          <p className="text-sm text-ink-2">{t("waits", { network })}</p>
        )
      }
    >
      <AsPosted
        leg="public"
        brandName={ticket.brand.name}
        username={ticket.channel.username}
        replyingTo={t("replyingTo", { username: ticket.username })}
      >
        <PostedText leg="public">{text}</PostedText>
      </AsPosted>
    </Card>
  );
}

interface ReceiptProps extends TicketPaneProps {
  readonly message: OutboxView;
}

const stepOf: Readonly<Record<string, "first-dm" | "acknowledgement" | "invitation">> = {
  "first-dm": "first-dm",
  acknowledgement: "acknowledgement",
  invitation: "invitation",
};

/** Never tried, or refused by the network's rules for programs: a person can still do it by hand. */
function isForHand(message: OutboxView): boolean {
  return message.state === "needs-a-person" && (message.attempt === 0 || message.refusal !== null);
}

/** What the network said: state, time, its id; and where a person must act, the way to do it. */
export function Receipt({ message, ...props }: ReceiptProps) {
  const t = useTranslations("outreach");
  const refusalWords = useRefusalWords();
  const { ticket, deeds, mayRelease } = props;
  const network = networkName(ticket.network);
  const step = stepOf[message.kind];
  const waits = message.state === "needs-a-person" || message.state === "unknown";
  const isByHand = isForHand(message) && step !== undefined;
  return (
    <div aria-live="polite" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <MessageState state={message.state} network={network} at={message.acceptedAt} />
      {message.externalId ? (
        <span className="max-w-full truncate font-mono text-xs text-ink-2">id {message.externalId}</span>
      ) : null}
      {message.confirmedBy ? (
        <span className="text-ink-2">{t("confirmedBy", { name: message.confirmedBy })}</span>
      ) : null}
      {message.state === "refused" ? <p className="w-full">{refusalWords(message.refusal, message.because)}</p> : null}
      {isByHand && step ? <ByHand {...props} message={message} step={step} /> : null}
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
