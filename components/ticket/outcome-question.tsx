"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextInput } from "../ui/text-input.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";

interface OutcomeQuestionProps {
  readonly messageId: string;
  readonly leg: string;
  readonly network: string;
  readonly decide: TicketDeeds["decideOutcome"];
  /** Sending again is a supervisor's decision: it is the one that can send twice. */
  readonly mayRelease: boolean;
  /** Waits to be posted by a person, rather than for a lost answer. */
  readonly isByHand?: boolean;
}

/** "Was it sent?": asked of a person, because the network did not say. Each answer says what it means before it counts. */
export function OutcomeQuestion(props: OutcomeQuestionProps) {
  const t = useTranslations("outbox.question");
  const [asked, setAsked] = useState<"was-sent" | "send-again" | null>(null);
  const network = networkName(props.network);
  return (
    <div className="w-full">
      <p className="mb-2">{t(props.isByHand ? "askByHand" : "ask", { network })}</p>
      <div className="flex flex-wrap items-end gap-2">
        <Button onClick={() => setAsked("was-sent")}>{t("wasSent")}</Button>
        {props.mayRelease ? (
          <Button look="danger" onClick={() => setAsked("send-again")}>
            {t("sendAgain")}
          </Button>
        ) : null}
      </div>
      {props.mayRelease ? null : <p className="mt-1 text-ink-2">{t("askSupervisor")}</p>}
      {asked ? <OutcomeDialog {...props} asked={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

interface OutcomeDialogProps extends OutcomeQuestionProps {
  readonly asked: "was-sent" | "send-again";
  readonly onClose: () => void;
}

function OutcomeDialog({ messageId, leg, network, decide, asked, onClose }: OutcomeDialogProps) {
  const t = useTranslations("outbox.question");
  const c = useTranslations("common");
  const [permalink, setPermalink] = useState("");
  const deed = useDeed(decide, t("decided"));
  const isSent = asked === "was-sent";
  const answer = async () => {
    const proof = isSent && permalink.trim() ? { permalink: permalink.trim() } : {};
    const result = await deed.run({ messageId, outcome: asked, ...proof });
    if (result?.ok) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isSent ? "sentTitle" : "againTitle")}
      closeLabel={c("close")}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {c("cancel")}
          </Button>
          <Button look={isSent ? "primary" : "danger-strong"} busy={deed.isBusy} onClick={() => void answer()}>
            {t(isSent ? "sentDo" : "againDo")}
          </Button>
        </>
      }
    >
      <p className="text-pretty">{t(isSent ? "sentText" : "againText", { network: networkName(network) })}</p>
      {isSent && leg === "public" ? (
        <TextInput
          label={t("permalink")}
          type="url"
          value={permalink}
          onChange={(event) => setPermalink(event.target.value)}
          placeholder="https://"
          className="mt-3"
        />
      ) : null}
    </Dialog>
  );
}
