import { describe, expect, it } from "vitest";
import { chooseLanguage, type LanguageWishes } from "#lib/status-page/rules/choose-language.ts";

const none: LanguageWishes = { asked: null, cookie: null, accepted: null, brand: null };

describe("the language of a customer page", () => {
  const table: readonly [Partial<LanguageWishes>, string][] = [
    [{}, "id"],
    [{ brand: "en" }, "en"],
    [{ brand: "en", accepted: "id-ID,id;q=0.9" }, "id"],
    [{ brand: "en", accepted: "in-ID" }, "id"],
    [{ accepted: "fr;q=1, en;q=0.4, id;q=0.5" }, "id"],
    [{ accepted: "en-GB,en;q=0.8,id;q=0.7" }, "en"],
    [{ accepted: "en;q=0, id;q=0.1" }, "id"],
    [{ accepted: "fr,de", brand: "en" }, "en"],
    [{ accepted: ";;q=,,*" }, "id"],
    [{ cookie: "en", accepted: "id" }, "en"],
    [{ asked: "id", cookie: "en" }, "id"],
    [{ asked: "<x>", cookie: "en" }, "en"],
  ];

  it.each(table)("%o gives %s", (wishes, locale) => {
    expect(chooseLanguage({ ...none, ...wishes })).toBe(locale);
  });
});
