"use client";

import { useTranslations } from "next-intl";
import { reasonOf } from "#lib/operating/rules/reason.ts";

/** Words for why a message or an event is where it is; null when nothing is noted. Never the machinery's own English. */
export function useReasonWords(): (because: string | null, refusal?: string | null) => string | null {
  const t = useTranslations("reasons");
  return (because, refusal = null) => {
    const reason = reasonOf(because, refusal);
    return reason ? t(reason) : null;
  };
}

/** Words for a refusal of the network, as whole sentences. */
export function useRefusalWords(): (refusal: string | null, because: string | null) => string {
  const t = useTranslations("ticket.refusals");
  return (refusal, because) => {
    const reason = reasonOf(because, refusal);
    return reason && t.has(reason) ? t(reason) : t("unnamed");
  };
}
