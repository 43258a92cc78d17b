import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { triageText } from "#lib/mentions/rules/triage/triage-text.ts";

const builtIn = [Object.prototype, Array.prototype, String.prototype, Function.prototype]
  .flatMap((prototype) => Object.getOwnPropertyNames(prototype))
  .flatMap((name) => [name, name.toLowerCase()]);

describe("triage of words that programs know", () => {
  it("weighs every name that an object is born with like any other word", () => {
    for (const name of builtIn) {
      const triage = triageText({ text: `internet mati total sejak kemarin ${name}`, lang: null });
      expect([name, triage.kind.value]).toEqual([name, "complaint"]);
      expect(triageText({ text: name, lang: name }).kind.confidence).toBeLessThanOrEqual(1);
    }
  });

  it("never throws, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...builtIn), fc.string({ unit: "grapheme" })), { maxLength: 12 }),
        (words) => {
          const { confidence } = triageText({ text: words.join(" "), lang: null }).kind;
          expect(confidence).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
