"use client";

import { useTranslations } from "next-intl";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { OutreachDraft } from "./outreach-draft.tsx";
import { OutreachReceipt } from "./outreach-receipt.tsx";
import { isReceiptOpen, startsWithOutreach } from "./outreach-view.ts";

interface OutreachPanelProps extends TicketPaneProps {
  readonly onSkip: () => void;
}

/** The heart: two cards to write, and after the one click the same two cards as the receipt. */
export function OutreachPanel(props: OutreachPanelProps) {
  const t = useTranslations("outreach");
  const { ticket, draft } = props;
  const isDraft = startsWithOutreach(ticket) && draft !== null;
  if (!isDraft && !isReceiptOpen(ticket)) return null;
  return (
    <section aria-label={t("label")} className="@container mt-6">
      {isDraft ? <OutreachDraft {...props} draft={draft} /> : <OutreachReceipt {...props} />}
    </section>
  );
}
