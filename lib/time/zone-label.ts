const indonesianZones: Readonly<Record<string, "WIB" | "WITA" | "WIT">> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Ujung_Pandang": "WITA",
  "Asia/Jayapura": "WIT",
};

/**
 * How a zone is named to people, the same in both languages: WIB, WITA or WIT for Indonesian zones, else the offset
 * that holds at `at`, e.g. "UTC+9" or "UTC-3:30". Throws RangeError for a name that is no IANA zone.
 */
export function zoneLabel(zone: string, at: Temporal.Instant): string {
  const known = indonesianZones[zone];
  if (known) return known;
  const minutes = Math.round(at.toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000);
  if (minutes === 0) return "UTC";
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}
