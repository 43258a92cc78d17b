"use client";

import { useTranslations } from "next-intl";
import type { OperatingChannel } from "#lib/operating/rules/operating-view.ts";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { ConfirmButton } from "./confirm-button.tsx";

const states = ["active", "paused", "assisted"] as const;

export type SetState = Action<{ channelId: string; state: (typeof states)[number] }>;

interface StateButtonsProps {
  readonly channel: OperatingChannel;
  readonly setState: SetState;
}

/** The two states that a channel is not in; a dead token is mended with a fresh one, not with a click. */
export function StateButtons({ channel, setState }: StateButtonsProps) {
  const t = useTranslations("operating.setState");
  const deed = useDeed(setState, t("done"));
  const isSignedOut = channel.condition.code === "needs-sign-in";
  const others = states.filter((state) => state !== channel.state && !(isSignedOut && state === "active"));
  return (
    <span className="ml-auto flex flex-wrap gap-2">
      {others.map((state) => (
        <ConfirmButton
          key={state}
          label={t(`${state}.button`)}
          look="quiet"
          title={t(`${state}.title`, { channel: channel.label })}
          text={t(`${state}.text`)}
          confirm={t(`${state}.do`)}
          isBusy={deed.isBusy}
          onConfirm={async () => (await deed.run({ channelId: channel.id, state }))?.ok ?? false}
        />
      ))}
    </span>
  );
}
