"use client";

import { useTranslations } from "next-intl";
import type { TicketPage, TimelineItem } from "#lib/tickets/rules/ticket-view.ts";
import { TakeInHand } from "../operating/take-in-hand.tsx";
import { OutcomeQuestion } from "./outcome-question.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";
import { isTold, TimelineEvent } from "./timeline-event.tsx";
import { TimelineMessage } from "./timeline-message.tsx";
import type { WritingLeg } from "./writing-leg.ts";

interface TimelineProps {
  readonly ticket: TicketPage;
  readonly deeds: Pick<TicketDeeds, "decideOutcome" | "takeInHand">;
  readonly mayRelease: boolean;
  /** Messages that the outreach cards show already. */
  readonly hiddenIds: ReadonlySet<string>;
}

function hasLeg(item: TimelineItem): item is TimelineItem & { readonly leg: WritingLeg } {
  return item.leg !== "event";
}

/** Both legs, notes and events in one column, oldest first. */
export function Timeline({ ticket, deeds, mayRelease, hiddenIds }: TimelineProps) {
  const t = useTranslations("ticket.timeline");
  const items = ticket.timeline.filter((item) => isTold(item) && !hiddenIds.has(item.id));
  return (
    <ol aria-label={t("label")} className="flex flex-col gap-3">
      {items.map((item) => (
        <li key={`${item.kind}:${item.id}`} className="flex flex-col">
          {hasLeg(item) ? (
            <TimelineMessage
              item={item}
              network={ticket.network}
              decide={
                item.state === "unknown" || item.state === "needs-a-person" ? (
                  <OutcomeQuestion
                    messageId={item.id}
                    leg={item.leg}
                    network={ticket.network}
                    decide={deeds.decideOutcome}
                    mayRelease={mayRelease}
                    isByHand={item.because === "assisted-channel" || item.because === "taken-in-hand"}
                  />
                ) : item.state === "queued" && ticket.channel.state !== "active" ? (
                  <TakeInHand messageId={item.id} take={deeds.takeInHand} />
                ) : null
              }
            />
          ) : (
            <TimelineEvent item={item} />
          )}
        </li>
      ))}
    </ol>
  );
}
