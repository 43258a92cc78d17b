type Locale = "id" | "en";

const formatters = new Map<string, Intl.DateTimeFormat>();

function parts(at: number, locale: Locale, zone: string): Record<string, string> {
  const key = `${locale}|${zone}`;
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", {
      timeZone: zone,
      weekday: "long",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  formatters.set(key, formatter);
  return Object.fromEntries(formatter.formatToParts(at).map((part) => [part.type, part.value]));
}

function clockTime(part: Record<string, string>, locale: Locale): string {
  return `${part.hour}${locale === "id" ? "." : ":"}${part.minute}`;
}

/** "09.19" when it is the day of `now` (ms), "22 Nov, 09.19" in the same year, else with the year. Runs in any browser. */
export function zonedMoment(at: string, now: number, locale: Locale, zone: string): string {
  const then = parts(Date.parse(at), locale, zone);
  const today = parts(now, locale, zone);
  const time = clockTime(then, locale);
  if (then.year !== today.year) return `${then.day} ${then.month} ${then.year}, ${time}`;
  return then.day === today.day && then.month === today.month ? time : `${then.day} ${then.month}, ${time}`;
}

/** "Minggu, 22 Nov 2026, 09.19": the whole moment in the given zone. */
export function zonedDateTime(at: string, locale: Locale, zone: string): string {
  const part = parts(Date.parse(at), locale, zone);
  return `${part.weekday}, ${part.day} ${part.month} ${part.year}, ${clockTime(part, locale)}`;
}
