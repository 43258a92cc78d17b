"use client";

import { useTranslations } from "next-intl";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { ConfirmButton } from "./confirm-button.tsx";

export type TakeAction = Action<{ messageId: string }>;

interface TakeInHandProps {
  readonly messageId: string;
  readonly take: TakeAction;
}

/** A waiting message that a person would rather post themselves, e.g. while the network does not answer programs. */
export function TakeInHand({ messageId, take }: TakeInHandProps) {
  const t = useTranslations("operating.takeInHand");
  const deed = useDeed(take, t("done"));
  return (
    <ConfirmButton
      label={t("button")}
      title={t("title")}
      text={t("text")}
      confirm={t("do")}
      isBusy={deed.isBusy}
      onConfirm={async () => (await deed.run({ messageId }))?.ok ?? false}
    />
  );
}
