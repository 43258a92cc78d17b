import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reasonOf, reasons } from "#lib/operating/rules/reason.ts";

const root = join(import.meta.dirname, "..", "..", "..");

const words = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, "lib", "web", "messages", locale, "reasons.json"), "utf8"));

/** What connectors and the outbox note of a send call, as it stands in their code; `${…}` becomes 503. */
function notedIn(folder: string, files: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => files.test(name))
    .flatMap((name) => [
      ...readFileSync(join(root, folder, name), "utf8").matchAll(/because(?:: |\s=\s)(["`])((?:(?!\1).)+)\1/g),
    ])
    .map((match) => (match[2] ?? "").replace(/\$\{[^}]*\}/g, "503"))
    .filter((because) => /^[A-Za-z]/.test(because) && because !== "because");
}

describe("reasons", () => {
  it("have words in both languages, and no words without a reason", () => {
    for (const locale of ["id", "en"]) expect(Object.keys(words(locale)).sort()).toEqual([...reasons].sort());
  });

  it.each([
    ["X's rate limit is reached (429)", null, "rate-limited"],
    ["X no longer accepts the access token (401)", null, "needs-sign-in"],
    ["the app or its access token lacks a right (see the list of scopes) (403)", null, "needs-sign-in"],
    ["the answer of X was lost: ECONNRESET", null, "answer-lost"],
    ["X answered 503, which does not say whether it was done", null, "answer-lost"],
    ["the playground answered 500", null, "answer-lost"],
    ["the playground cannot be reached: ECONNREFUSED", null, "unreachable"],
    ["X: ECONNREFUSED", null, "unreachable"],
    ["its worker stopped while sending", null, "worker-stopped"],
    ["cannot be read back: X answered 503 to a read", null, "cannot-read-back"],
    ["proven absent by two complete reads", null, "proven-absent"],
    ["lost 5 times", null, "lost-often"],
    ["the person blocked this account (403)", "blocked", "blocked"],
    ["the playground says dm_closed", "dm-closed", "dm-closed"],
    ["posts of a shape this version does not know (data.id)", null, "unknown-shape"],
    ["TypeError", null, "program-error"],
    ["PrismaClientKnownRequestError", null, "database-error"],
    ["budget", null, "budget"],
    ["something nobody thought of", null, "other"],
    [null, "never-heard-of", "other"],
    [null, null, null],
  ] as const)("%s, %s is %s", (because, refusal, reason) => {
    expect(reasonOf(because, refusal)).toBe(reason);
  });

  it("know whatever the code that sends notes today", () => {
    const noted = [
      ...notedIn("lib/outbox", /^(claim|give|expire|reconcile|settle|insert|queue|cancel|decide).*\.ts$/),
      ...notedIn("lib/outbox/rules", /^after.*\.ts$/),
      ...notedIn("lib/channels", /^(x|playground)[/\\](deliver|errors)\.ts$/),
    ];
    expect(noted.length).toBeGreaterThan(30);
    const refused =
      /too (long|big)|not accept this request|not permit|no longer exists|suspended or gone|who can reply|blocked|write first|mentioned or quoted|as X counts|text is empty|characters|says 503|not let this access token/;
    const strange = noted.filter((because) => reasonOf(because) === "other" && !refused.test(because));
    expect(strange).toEqual([]);
  });
});
