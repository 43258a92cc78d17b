import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { env } from "#lib/env.ts";

export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];

export type Messages = { readonly [key: string]: string | Messages };

const loaded = new Map<Locale, Messages>();

/**
 * All texts of a language: each file `messages/<locale>/<area>.json` under the name of its area. Read once in
 * production, at each call in development. Web and worker read the same files.
 */
export function loadMessages(locale: Locale): Messages {
  const known = loaded.get(locale);
  if (known && env.nodeEnv !== "development") return known;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib", "web", "messages", locale);
  const areas = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const messages = Object.fromEntries(
    areas.map((name): [string, Messages] => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
  loaded.set(locale, messages);
  return messages;
}

/** A translator outside of React and requests, e.g. in the worker. `area` is the name of a message file. */
export function translator(locale: Locale, area: string, timeZone = "Asia/Jakarta") {
  return createTranslator({ locale, messages: loadMessages(locale), namespace: area, timeZone });
}
