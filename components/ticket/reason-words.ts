"use client";

import { useTranslations } from "next-intl";

/** Words for a refusal of the network; its own text when we have none. */
export function useRefusalWords(): (refusal: string | null, because: string | null) => string {
  const t = useTranslations("ticket.refusals");
  return (refusal, because) => {
    if (refusal && t.has(refusal)) return t(refusal);
    return because ?? t("unnamed");
  };
}
