import { chooseLanguage } from "#lib/status-page/rules/choose-language.ts";
import type { Locale } from "./messages.ts";

/** The cookie that remembers a clicked language, and the header by which proxy.ts hands `?lang` to the pages. */
export const languageCookie = "lang";
export const languageHeader = "x-tanggap-lang";

/** The language of a desk page: what was just clicked, what was clicked before, what the browser asks for, Indonesian. */
export function deskLocale(wishes: {
  readonly asked: string | null;
  readonly cookie: string | null;
  readonly accepted: string | null;
}): Locale {
  return chooseLanguage({ ...wishes, brand: null });
}
