import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { deskLocale, languageCookie, languageHeader } from "./locale.ts";
import { loadMessages, locales } from "./messages.ts";

/** next-intl's view of a request: language and texts. Times are shown in the zone that each component is given. */
export default getRequestConfig(async ({ locale: asked }) => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const explicit = locales.find((locale) => locale === asked);
  const locale =
    explicit ??
    deskLocale({
      asked: head.get(languageHeader),
      cookie: jar.get(languageCookie)?.value ?? null,
      accepted: head.get("accept-language"),
    });
  return { locale, messages: loadMessages(locale), timeZone: "Asia/Jakarta" };
});
