"use client";

import { useRef, useState } from "react";
import { useAnnouncer } from "../ui/toast.tsx";
import type { Action, ActionResult } from "./action-result.ts";
import { useFailureText } from "./use-failure-text.ts";

/**
 * Runs a server action once at a time. Returns whether it is under way and the way to run it; failures are told in
 * words, `done` is said after success. The answer is handed back for those who need more of it.
 */
export function useDeed<I, T>(action: Action<I, T>, done?: string) {
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);
  const { toast } = useAnnouncer();
  const failureText = useFailureText();
  const run = async (input: I): Promise<ActionResult<T> | null> => {
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsBusy(true);
    const answer = await action(input).catch(() => null);
    isRunning.current = false;
    setIsBusy(false);
    if (!answer?.ok) toast({ look: "bad", text: failureText(answer) });
    else if (done) toast({ text: done });
    return answer;
  };
  return { isBusy, run } as const;
}
