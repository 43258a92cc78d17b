"use client";

import { useTranslations } from "next-intl";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { networkName } from "../inbox/network-name.ts";
import { startsWithOutreach } from "../outreach/outreach-view.ts";
import type { WritingLeg } from "./writing-leg.ts";

/** Which legs cannot be written on now, and why, in words with the way on. */
export function useShutLegs(ticket: TicketPage): Readonly<Record<WritingLeg, string | null>> {
  const t = useTranslations("ticket.shut");
  const network = networkName(ticket.network);
  const hasDmLeg = ticket.timeline.some(
    (item) =>
      item.leg === "dm" && (item.from === "customer" || ["accepted", "delivered", "read"].includes(item.state ?? "")),
  );
  const hasPublicLeg = ticket.timeline.some((item) => item.leg === "public" && item.from === "customer");
  if (ticket.status === "closed") return { dm: t("closed"), public: t("closed"), note: null };
  if (startsWithOutreach(ticket)) {
    // Who wrote to us privately may be answered there; in public the DM still comes first.
    return { dm: hasDmLeg ? null : t("outreachFirst"), public: t("outreachFirst"), note: null };
  }
  const cannotReply = ticket.outreach?.canReplyPublicly === false ? t("cannotReply", { network }) : null;
  return {
    dm: hasDmLeg ? null : t("noDmLeg", { network }),
    public: hasPublicLeg ? cannotReply : t("noPublicLeg"),
    note: null,
  };
}
