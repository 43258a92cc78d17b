"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "./action-result.ts";

/** Words for a failed action: what happened and what to do; null means that the server was not reached. */
export function useFailureText(): (answer: ActionResult | null) => string {
  const t = useTranslations("common.error");
  return (answer) => {
    if (answer === null) return t("offline");
    if (answer.ok) return "";
    const because = `because.${answer.because ?? ""}`;
    if (answer.because && t.has(because)) return t(because);
    const words = t.has(answer.code) ? t(answer.code) : t("internal");
    return answer.code === "internal" ? `${words} ${t("reference", { requestId: answer.requestId })}` : words;
  };
}
