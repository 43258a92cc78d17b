"use client";

import { useTranslations } from "next-intl";
import type { TimelineItem } from "#lib/tickets/rules/ticket-view.ts";
import { Moment } from "../ui/time.tsx";

/** Events that tell nothing that the messages beside them do not tell already. */
const silent = new Set([
  "mention.attached",
  "message.received",
  "reply.queued",
  "reply.sent",
  "note.added",
  "outreach.dm-accepted",
  "outreach.acknowledged",
  "outreach.invited",
  "ticket.seen",
]);

export function isTold(item: TimelineItem): boolean {
  return item.leg !== "event" || !silent.has(item.kind);
}

/** One line: what happened to the ticket, by whom, when, why. */
export function TimelineEvent({ item }: { readonly item: TimelineItem }) {
  const t = useTranslations("ticket.events");
  const r = useTranslations("ticket.reasons");
  const plainKey = item.kind.replace(".", "_");
  // Some reasons change what happened, not only why.
  const key = t.has(`${plainKey}_${item.because}`) ? `${plainKey}_${item.because}` : plainKey;
  const c = useTranslations("ticket.clocks");
  const clock = typeof item.data.kind === "string" && c.has(item.data.kind) ? c(item.data.kind) : null;
  const because = item.because && r.has(item.because) ? r(item.because) : null;
  return (
    <p className="flex items-baseline gap-2 text-sm text-ink-3">
      <span className="h-px flex-1 self-center bg-line" />
      <span className="max-w-[80%] text-center">
        {t.has(key) ? t(key, { author: item.author }) : item.kind}
        {clock ? ` · ${clock}` : null}
        {because ? ` · ${because}` : item.text ? ` · ${item.text}` : null}
      </span>
      <Moment at={item.at} />
      <span className="h-px flex-1 self-center bg-line" />
    </p>
  );
}
