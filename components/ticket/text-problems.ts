"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "../desk/action-result.ts";

/** What the server had against the texts, by field and in the person's language; empty when nothing. */
export function useTextProblems(): (answer: ActionResult | null) => Readonly<Record<string, string>> {
  const t = useTranslations("outreach.problems");
  return (answer) => {
    if (answer === null || answer.ok || !answer.fields) return {};
    const words = answer.because && t.has(answer.because) ? t(answer.because) : null;
    return Object.fromEntries(Object.entries(answer.fields).map(([field, told]) => [field, words ?? told]));
  };
}
