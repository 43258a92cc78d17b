"use client";

import { useLocale } from "next-intl";
import { useNow, useZone } from "../ui/now.tsx";
import { asLocale } from "../ui/span-words.ts";
import { zonedMoment } from "../ui/zoned-time.ts";

/** "14.02" today, "23 Nov, 14.02" else, in the person's zone; for times inside a sentence. */
export function useTimeWords(): (at: string) => string {
  const locale = asLocale(useLocale());
  const zone = useZone();
  const now = useNow();
  return (at) => zonedMoment(at, now, locale, zone);
}
