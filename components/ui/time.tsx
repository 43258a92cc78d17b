"use client";

import { useLocale } from "next-intl";
import { useNow, useZone } from "./now.tsx";
import { agoWords, asLocale } from "./span-words.ts";
import { zonedDateTime, zonedMoment } from "./zoned-time.ts";

interface TimeProps {
  /** ISO 8601 with Z. */
  readonly at: string;
  readonly className?: string;
}

/** "09.19" today, "22 Nov, 09.19" else; the whole date on hover. Zone: the person's own. */
export function Moment({ at, className }: TimeProps) {
  const locale = asLocale(useLocale());
  const zone = useZone();
  const now = useNow();
  return (
    <time dateTime={at} title={zonedDateTime(at, locale, zone)} className={className} suppressHydrationWarning>
      {zonedMoment(at, now, locale, zone)}
    </time>
  );
}

/** "7 mnt", "3 j", "2 h": how long ago, kept current; the whole date on hover. */
export function Ago({ at, className }: TimeProps) {
  const locale = asLocale(useLocale());
  const zone = useZone();
  const now = useNow();
  return (
    <time dateTime={at} title={zonedDateTime(at, locale, zone)} className={className} suppressHydrationWarning>
      {agoWords((now - Date.parse(at)) / 1000, locale)}
    </time>
  );
}
