"use client";

import { startTransition, useOptimistic } from "react";
import { Switch } from "../ui/switch.tsx";

interface LiveSwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  /** Sets it at the network; a refusal has been told when it resolves. */
  readonly onSet: (on: boolean) => Promise<unknown>;
}

/** A switch that moves at once and falls back when the network did not take it. */
export function LiveSwitch({ label, hint, isOn, onSet }: LiveSwitchProps) {
  const [shown, show] = useOptimistic(isOn);
  const set = (on: boolean) =>
    startTransition(async () => {
      show(on);
      await onSet(on);
    });
  return <Switch label={label} hint={hint} checked={shown} onChange={(event) => set(event.target.checked)} />;
}
