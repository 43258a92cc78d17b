"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Taken } from "#lib/playground/rules/refusals.ts";
import type { Action } from "../desk/action-result.ts";
import { useFailureText } from "../desk/use-failure-text.ts";
import { useAnnouncer } from "../ui/toast.tsx";

/** Runs a verb of the network once at a time; what it refuses or fails at is told in words. Null = it did not happen. */
export function usePlay<Input, Value extends object>(action: Action<Input, Taken<Value>>) {
  const t = useTranslations("playground.refusal");
  const failureText = useFailureText();
  const { toast } = useAnnouncer();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (input: Input): Promise<Value | null> => {
    if (isBusy) return null;
    setIsBusy(true);
    const answer = await action(input).catch(() => null);
    setIsBusy(false);
    if (answer?.ok && answer.value.ok) return answer.value;
    toast({ look: "bad", text: answer?.ok && !answer.value.ok ? t(answer.value.because) : failureText(answer) });
    return null;
  };
  return { isBusy, run } as const;
}
