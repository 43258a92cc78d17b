type Locale = "id" | "en";

const words = {
  id: { now: "baru saja", minute: "mnt", hour: "j", day: "h" },
  en: { now: "just now", minute: "min", hour: "h", day: "d" },
} as const;

/** The one place where a locale string of next-intl becomes one of ours. */
export function asLocale(locale: string): Locale {
  return locale === "en" ? "en" : "id";
}

/** "7 mnt", "2 j 10 mnt", "3 h 4 j": the two largest units, cut down; less than a minute counts as one. */
export function spanWords(seconds: number, locale: Locale): string {
  const word = words[locale];
  const minutes = Math.max(1, Math.trunc(Math.abs(seconds) / 60));
  if (minutes < 60) return `${minutes} ${word.minute}`;
  const hours = Math.trunc(minutes / 60);
  const [large, largeWord, small, smallWord] =
    hours < 24
      ? [hours, word.hour, minutes % 60, word.minute]
      : [Math.trunc(hours / 24), word.day, hours % 24, word.hour];
  return small === 0 ? `${large} ${largeWord}` : `${large} ${largeWord} ${small} ${smallWord}`;
}

/** "baru saja", "7 mnt", "2 j", "3 h": only the largest unit, for lists. */
export function agoWords(seconds: number, locale: Locale): string {
  const word = words[locale];
  const minutes = Math.trunc(Math.max(0, seconds) / 60);
  if (minutes < 1) return word.now;
  if (minutes < 60) return `${minutes} ${word.minute}`;
  if (minutes < 48 * 60) return `${Math.trunc(minutes / 60)} ${word.hour}`;
  return `${Math.trunc(minutes / 1440)} ${word.day}`;
}
