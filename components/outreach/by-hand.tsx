"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { TextInput } from "../ui/text-input.tsx";

interface ByHandProps extends TicketPaneProps {
  readonly message: OutboxView;
  readonly step: "first-dm" | "acknowledgement" | "invitation";
}

/** Assisted mode in three steps: copy, send it in the network's own app, say that it was done. */
export function ByHand({ ticket, deeds, message, step }: ByHandProps) {
  const t = useTranslations("outreach.byHand");
  const c = useTranslations("common");
  const network = networkName(ticket.network);
  const [permalink, setPermalink] = useState("");
  const deed = useDeed(deeds.confirmByHand, t("done"));
  const isPublic = message.leg === "public";
  const url = ticket.outreach?.openByHandUrl ?? null;
  const confirm = () =>
    deed.run({ number: ticket.number, step, ...(permalink.trim() ? { permalink: permalink.trim() } : {}) });
  return (
    <div className="flex w-full flex-col gap-2">
      <p className="flex items-center gap-1">
        <span>1. {t("copy")}</span>
        <CopyButton text={message.text} label={c("copy")} doneLabel={c("copied")} />
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <span>2. {t(isPublic ? "post" : "sendDm", { network, username: ticket.username })}</span>
        {url && isPublic ? (
          <a href={url} target="_blank" rel="noreferrer" className={buttonClass("secondary", "sm")}>
            {t("open", { network })}
            <Icon of={ExternalLink} size={14} />
          </a>
        ) : null}
      </p>
      <div className="flex flex-wrap items-end gap-2">
        {isPublic ? (
          <TextInput
            label={`3. ${t("permalink")}`}
            type="url"
            placeholder="https://"
            value={permalink}
            onChange={(event) => setPermalink(event.target.value)}
            className="min-w-48 flex-1"
          />
        ) : (
          <span className="flex-1">3. {t("sayDone")}</span>
        )}
        <Button look="primary" busy={deed.isBusy} disabled={isPublic && permalink.trim() === ""} onClick={confirm}>
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}
