import type { Locale } from "#lib/time/format.ts";

export interface LanguageWishes {
  /** The `lang` of the address: what was just clicked. */
  readonly asked: string | null;
  /** What was clicked some time ago. */
  readonly cookie: string | null;
  /** The Accept-Language header. */
  readonly accepted: string | null;
  /** The brand's own language. */
  readonly brand: string | null;
}

/** The language of a customer page: the first wish that we can fulfil, else Indonesian. Pure. */
export function chooseLanguage(wishes: LanguageWishes): Locale {
  return known(wishes.asked) ?? known(wishes.cookie) ?? firstAccepted(wishes.accepted) ?? known(wishes.brand) ?? "id";
}

function known(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  // "in" is the older code of Indonesian that some Android phones still send.
  if (language === "id" || language === "in") return "id";
  return language === "en" ? "en" : null;
}

function firstAccepted(header: string | null): Locale | null {
  const ranges = (header ?? "")
    .slice(0, 500)
    .split(",")
    .flatMap((range) => {
      const [tag, ...parameters] = range.split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      const weight = quality === undefined ? 1 : Number(quality);
      const locale = known(tag);
      return locale && weight > 0 ? [{ locale, weight }] : [];
    });
  return ranges.sort((a, b) => b.weight - a.weight)[0]?.locale ?? null;
}
