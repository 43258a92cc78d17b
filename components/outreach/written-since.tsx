"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ActionResult } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

export type WrittenSince = "written-elsewhere" | "replied-elsewhere" | null;

/** What a refused click says of words that went out between a backup and its restore. */
export function writtenSince(answer: ActionResult | null): WrittenSince {
  if (answer === null || answer.ok) return null;
  const { because } = answer;
  return because === "written-elsewhere" || because === "replied-elsewhere" ? because : null;
}

interface WrittenSinceNoticeProps extends Pick<TicketPaneProps, "ticket" | "deeds" | "mayRelease"> {
  readonly found: Exclude<WrittenSince, null>;
  readonly isBusy: boolean;
  readonly onSendAnyway: () => void;
}

/** After a restore: the customer was written to already. The agent records that DM; a supervisor may write all the same. */
export function WrittenSinceNotice({
  ticket,
  deeds,
  mayRelease,
  found,
  isBusy,
  onSendAnyway,
}: WrittenSinceNoticeProps) {
  const t = useTranslations("outreach.since");
  const network = networkName(ticket.network);
  const adopting = useDeed(deeds.confirmByHand, t("adopted", { network }));
  const router = useRouter();
  const place = useRef<HTMLDivElement>(null);
  // The click that found it may have been far below. Braces: newer browsers answer a promise, which is no clean-up.
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
  }, []);
  const adopt = async () => {
    const answer = await adopting.run({ number: ticket.number, step: "first-dm" });
    const told = answer?.ok ? numberIn(answer.value) : null;
    if (told === null || told === ticket.number) return;
    const { pathname, search } = window.location;
    router.replace(`${pathname}${search}`.replace(ticket.number, told));
  };
  const isDm = found === "written-elsewhere";
  return (
    <div ref={place}>
      <Notice look="warn" role="alert" className="mb-3" title={t(isDm ? "dmTitle" : "replyTitle")}>
        <p>{t(isDm ? "dmText" : "replyText", { network })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {isDm ? (
            <Button look="primary" size="sm" busy={adopting.isBusy} onClick={() => void adopt()}>
              {t("adopt")}
            </Button>
          ) : null}
          {mayRelease ? (
            <Button size="sm" busy={isBusy} onClick={onSendAnyway}>
              {t("anyway")}
            </Button>
          ) : null}
        </div>
      </Notice>
    </div>
  );
}

/** The ticket takes the number that the customer was told; it stands in the message as its token. */
function numberIn(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !("token" in message)) return null;
  return typeof message.token === "string" ? message.token : null;
}
