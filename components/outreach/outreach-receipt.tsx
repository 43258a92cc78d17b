"use client";

import { useTranslations } from "next-intl";
import { networkName } from "../inbox/network-name.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { AsPosted, Card, Cards, PostedText } from "./card.tsx";
import { InvitationCard } from "./invitation-card.tsx";
import { isReached } from "./outreach-view.ts";
import { Receipt } from "./receipt.tsx";

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
