import { formatShortDate, type Locale } from "#lib/time/format.ts";

/** "2026-11-22" as "22 Nov 2026": a date has no zone. */
export function dayWords(day: string, locale: Locale): string {
  return formatShortDate(Temporal.Instant.from(`${day}T12:00:00Z`), { locale, zone: "UTC" });
}
