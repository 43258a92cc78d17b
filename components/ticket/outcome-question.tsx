"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { Button } from "../ui/button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";

interface OutcomeQuestionProps {
  readonly messageId: string;
  readonly leg: string;
  readonly network: string;
  readonly decide: TicketDeeds["decideOutcome"];
  /** Sending again is a supervisor's decision: it is the one that can send twice. */
  readonly mayRelease: boolean;
}

/** "Was it sent?": asked of a person, because the network did not say. */
export function OutcomeQuestion({ messageId, leg, network, decide, mayRelease }: OutcomeQuestionProps) {
  const t = useTranslations("outbox.question");
  const [permalink, setPermalink] = useState("");
  const deed = useDeed(decide, t("decided"));
  const proof = permalink.trim() ? { permalink: permalink.trim() } : {};
  return (
    <div className="w-full">
      <p className="mb-2">{t("ask", { network: networkName(network) })}</p>
      <div className="flex flex-wrap items-end gap-2">
        {leg === "public" ? (
          <TextInput
            label={t("permalink")}
            type="url"
            value={permalink}
            onChange={(event) => setPermalink(event.target.value)}
            placeholder="https://"
            className="min-w-56 flex-1"
          />
        ) : null}
        <Button busy={deed.isBusy} onClick={() => deed.run({ messageId, outcome: "was-sent", ...proof })}>
          {t("wasSent")}
        </Button>
        {mayRelease ? (
          <Button look="danger" busy={deed.isBusy} onClick={() => deed.run({ messageId, outcome: "send-again" })}>
            {t("sendAgain")}
          </Button>
        ) : null}
      </div>
      {mayRelease ? null : <p className="mt-1 text-ink-2">{t("askSupervisor")}</p>}
    </div>
  );
}
