import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadMessages, locales, translator } from "#lib/web/messages.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "lib", "web", "messages");

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(at, value);
    else for (const [deep, text] of flatten(value, at)) found.set(deep, text);
  }
  return found;
}

const areas = readdirSync(join(folder, "id")).filter((name) => name.endsWith(".json"));
const texts = (locale: string, area: string) =>
  flatten(JSON.parse(readFileSync(join(folder, locale, area), "utf8")) as Tree);

/** How the customer is addressed: Indonesian needs it in places where English says nothing. */
const addressForms = new Set(["kak", "Kak", "sapaan"]);

/** Names of the values that an ICU message takes, also inside the cases of plural and select. */
function values(text: string): string[] {
  const names = new Set<string>();
  let at = 0;
  const readMessage = () => {
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "{") readArgument();
      else at += 1;
    }
  };
  const readArgument = () => {
    const head = /^\{\s*([A-Za-z_]\w*)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(at));
    if (!head?.[1]) throw new Error(`not an argument: ${text.slice(at)}`);
    names.add(head[1]);
    at += head[0].length;
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "{") {
        at += 1;
        readMessage();
      }
      at += 1;
    }
    at += 1;
  };
  readMessage();
  return [...names].filter((name) => !addressForms.has(name)).sort();
}

describe("the values of a text", () => {
  it("are found inside plural and select too, and their cases are none", () => {
    expect(values("{count, plural, one {# note} other {{count} notes by {author}}} · {leg}")).toEqual([
      "author",
      "count",
      "leg",
    ]);
    expect(values("{leg, select, dm {DM} other {Note}}")).toEqual(["leg"]);
  });
});

describe("texts in both languages", () => {
  it("have the same areas", () => {
    expect(readdirSync(join(folder, "en")).sort()).toEqual(readdirSync(join(folder, "id")).sort());
  });

  it.each(areas)("%s has the same keys, none of them empty, with the same values", (area) => {
    const [indonesian, english] = [texts("id", area), texts("en", area)];
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
    for (const [key, text] of indonesian) {
      expect([key, text.trim() === "" || english.get(key)?.trim() === ""]).toEqual([key, false]);
      expect([key, values(english.get(key) ?? "")]).toEqual([key, values(text)]);
    }
  });

  it("are found by area from web and worker alike", () => {
    for (const locale of locales) {
      expect(Object.keys(loadMessages(locale)).sort()).toEqual(areas.map((area) => area.slice(0, -5)).sort());
      expect(translator(locale, "auth")("password")).toBe(locale === "id" ? "Kata sandi" : "Password");
    }
  });
});
