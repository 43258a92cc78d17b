"use client";

import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { OpenFormState } from "#lib/web/open-action.ts";

const known = ["wrong-credentials", "code-unknown", "email-taken", "origin"];
const codes = ["rate-limited", "invalid-input", "not-ready"];

/** What went wrong, in words, above the form. */
export function Refusal({ state }: { readonly state: OpenFormState }) {
  const t = useTranslations("auth.refusal");
  const { refusal } = state;
  if (!refusal) return null;
  const because = known.find((one) => one === refusal.because);
  const code = codes.find((one) => one === refusal.code);
  return (
    <Notice look="bad" role="alert" title={t(because ?? code ?? "internal")}>
      {because || code ? null : t("reference", { requestId: refusal.requestId })}
    </Notice>
  );
}
