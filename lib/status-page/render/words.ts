import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/time/format.ts";
import english from "#lib/web/messages/en/track.json" with { type: "json" };
import indonesian from "#lib/web/messages/id/track.json" with { type: "json" };

const messages: Readonly<Record<Locale, typeof indonesian>> = { id: indonesian, en: english };

type Networks = keyof typeof indonesian.networks;

/** The words of the customer pages in one language. */
export function trackWords(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] });
}

export type TrackWords = ReturnType<typeof trackWords>;

/** A network as customers call it; an unknown key is never printed. */
export function networkWord(t: TrackWords, network: string, kak: string): string {
  const key = Object.hasOwn(indonesian.networks, network) ? (network as Networks) : "other";
  return t(`networks.${key}`, { kak });
}
