import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  extractRegistrationNumbers,
  foldRegistrationText,
  formatRegistrationNumber,
  locateRegistrationNumbers,
  parseRegistrationNumber,
} from "#lib/tickets/rules/registration-number.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const mistyped = { ok: false, because: "mistyped" };
const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
const prefix = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 5 });

/** The number whose body has these 8 symbol values. */
function withBody(brandPrefix: string, values: readonly number[]): string {
  let bits = 0n;
  for (const value of values) bits = (bits << 5n) | BigInt(value);
  return formatRegistrationNumber(
    brandPrefix,
    Uint8Array.from([32n, 24n, 16n, 8n, 0n], (shift) => Number((bits >> shift) & 255n)),
  );
}

function exchange(text: string, left: number, right: number): string {
  const symbols = [...text];
  [symbols[left], symbols[right]] = [symbols[right] ?? "", symbols[left] ?? ""];
  return symbols.join("");
}

const bare = (number: string) => number.replaceAll("-", "");

describe("a registration number", () => {
  it("has the prefix, eight random symbols and a check character in groups", () => {
    const number = formatRegistrationNumber("TGP", Uint8Array.of(0x39, 0xc7, 0x44, 0xdf, 0xad));
    expect(number).toMatch(/^TGP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
    expect(number.slice(4, 13)).toBe("773M-9QXD");
  });

  it("carries all 40 bits: other bytes, other number", () => {
    fc.assert(
      fc.property(prefix, bytes, bytes, (brand, one, other) => {
        const same = one.every((byte, place) => byte === other[place]);
        const equal = formatRegistrationNumber(brand, one) === formatRegistrationNumber(brand, other);
        expect(equal).toBe(same);
      }),
    );
  });

  it("refuses a prefix or a random source of another shape", () => {
    for (const wrong of ["", "T", "TANGGAP", "tgp", "T1P", "TÉP"]) {
      expect(() => formatRegistrationNumber(wrong, new Uint8Array(5))).toThrow(RangeError);
    }
    expect(() => formatRegistrationNumber("TGP", new Uint8Array(4))).toThrow(RangeError);
    expect(() => formatRegistrationNumber("TGP", new Uint8Array(6))).toThrow(RangeError);
  });

  it("never looks like a 16-digit card or identity number, nor like a phone number", () => {
    for (let round = 0; round < 20_000; round += 1) {
      const number = formatRegistrationNumber("TGP", randomBytes(5));
      expect(number.replace(/\D/g, "").length).toBeLessThan(10);
    }
  });
});

describe("reading a typed number", () => {
  it("gives back what was printed", () => {
    fc.assert(
      fc.property(prefix, bytes, (brand, random) => {
        const number = formatRegistrationNumber(brand, random);
        expect(parseRegistrationNumber(number)).toEqual({ ok: true, number });
      }),
      { numRuns: 2000 },
    );
  });

  it("ignores case, spaces, hyphens, zero-width and full-width writing, 0/O and 1/I/L", () => {
    fc.assert(
      fc.property(prefix, bytes, fc.integer({ min: 0, max: 2 }), (brand, random, style) => {
        const number = formatRegistrationNumber(brand, random);
        const tricky = bare(number).replaceAll("0", "o").replaceAll("1", "lIi".charAt(style));
        for (const typed of [
          number.toLowerCase(),
          ` ${bare(number)} `,
          number.replaceAll("-", " "),
          number.replaceAll("-", "–"),
          [...bare(number)].join("\u200b"),
          [...bare(number)].map((symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0)).join(""),
          `${tricky}.`,
        ]) {
          expect(parseRegistrationNumber(typed, [brand])).toEqual({ ok: true, number });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("prints the prefix as given and compares it folded", () => {
    const number = formatRegistrationNumber("KOL", Uint8Array.of(1, 2, 3, 4, 5));
    expect(number.startsWith("KOL-")).toBe(true);
    for (const typed of ["KOL", "kol", "K0L", "K0I", "KO1", "k01"]) {
      expect(parseRegistrationNumber(typed + number.slice(3), ["TGP", "KOL"])).toEqual({ ok: true, number });
    }
    const unknown = parseRegistrationNumber(`K01${number.slice(3)}`);
    expect(unknown.ok && foldRegistrationText(unknown.number)).toBe(foldRegistrationText(number));
  });

  it("calls anything else not a number", () => {
    for (const text of [
      "",
      "-",
      "halo",
      "internet mati dari pagi",
      "081234567890",
      "3171234567890001",
      "TGP",
      "#",
      "🙏🙏🙏🙏🙏🙏🙏🙏🙏🙏🙏🙏",
      "x".repeat(5000),
    ]) {
      expect(parseRegistrationNumber(text)).toEqual({ ok: false, because: "not-a-number" });
    }
  });

  it("calls one character too few or too many, or a foreign character, mistyped", () => {
    const number = withBody("TGP", [7, 19, 3, 20, 9, 23, 29, 13]);
    const foreign = `${number.slice(0, 6)}*${number.slice(7)}`;
    for (const typed of [
      number.slice(0, -1),
      `${number}7`,
      foreign,
      foreign.replace("*", "U"),
      foreign.replace("*", "é"),
    ]) {
      expect(parseRegistrationNumber(typed)).toEqual(mistyped);
    }
  });
});

describe("the check character", () => {
  it("detects each single wrong symbol of body and check, at every place and for every symbol", () => {
    for (let round = 0; round < 32; round += 1) {
      const typed = bare(formatRegistrationNumber("TGP", randomBytes(5)));
      for (let place = 3; place < typed.length; place += 1) {
        for (const wrong of alphabet) {
          if (wrong === typed[place]) continue;
          const text = typed.slice(0, place) + wrong + typed.slice(place + 1);
          expect(parseRegistrationNumber(text)).toEqual(mistyped);
        }
      }
    }
  });

  it("detects each single wrong letter of the prefix, save those that are compared as equal", () => {
    for (const brand of ["TGP", "KOL", "ZU", "MINUS", "ABCDE"]) {
      const typed = bare(formatRegistrationNumber(brand, randomBytes(5)));
      for (let place = 0; place < brand.length; place += 1) {
        for (const wrong of letters) {
          const text = typed.slice(0, place) + wrong + typed.slice(place + 1);
          if (foldRegistrationText(text) === foldRegistrationText(typed)) continue;
          expect(parseRegistrationNumber(text)).toEqual(mistyped);
        }
      }
    }
  });

  it("detects each exchange of two body symbols: all 28 pairs of places with all 992 pairs of symbols", () => {
    for (let left = 0; left < 8; left += 1) {
      for (let right = left + 1; right < 8; right += 1) {
        for (let one = 0; one < 32; one += 1) {
          for (let other = 0; other < 32; other += 1) {
            if (one === other) continue;
            const values = Array.from(randomBytes(8), (byte) => byte & 31);
            values[left] = one;
            values[right] = other;
            const typed = exchange(bare(withBody("TGP", values)), 3 + left, 3 + right);
            expect(parseRegistrationNumber(typed).ok).toBe(false);
          }
        }
      }
    }
  });

  it("detects each exchange of a body symbol with the check character", () => {
    for (let place = 0; place < 8; place += 1) {
      const seen = new Set<string>();
      for (let value = 0; value < 32; value += 1) {
        for (let turn = 0; turn < 32; turn += 1) {
          const values = [5, 1, 30, 7, 7, 0, 12, 31];
          values[place] = value;
          values[(place + 1) % 8] = turn;
          const typed = bare(withBody("TGP", values));
          if (typed[3 + place] === typed[11]) continue;
          seen.add(`${typed[3 + place]}${typed[11]}`);
          expect(parseRegistrationNumber(exchange(typed, 3 + place, 11)).ok).toBe(false);
        }
      }
      expect(seen.size).toBe(32 * 31);
    }
  });

  it("detects any exchange within the prefix and between prefix and body", () => {
    fc.assert(
      fc.property(prefix, bytes, (brand, random) => {
        const typed = bare(formatRegistrationNumber(brand, random));
        for (let left = 0; left < brand.length; left += 1) {
          for (let right = left + 1; right < typed.length; right += 1) {
            const text = exchange(typed, left, right);
            if (foldRegistrationText(text) === foldRegistrationText(typed)) continue;
            expect(parseRegistrationNumber(text)).toEqual(mistyped);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("finding numbers in a message", () => {
  const number = withBody("TGP", [7, 19, 3, 20, 9, 23, 29, 13]);
  const wordlike = withBody("TGP", [10, 11, 12, 13, 14, 15, 16, 17]);

  it("finds each written form with its place", () => {
    const forms = [
      number,
      number.toLowerCase(),
      bare(number),
      number.replaceAll("-", " "),
      number.replaceAll("-", "\u2011"),
    ];
    for (const form of forms) {
      const text = `Kak, nomor saya ${form}, kok belum ada kabar?`;
      expect(locateRegistrationNumbers(text, ["TGP"])).toEqual([{ number, start: 16, end: 16 + form.length }]);
    }
  });

  it("lists several numbers once each, of several brands, in reading order", () => {
    const second = withBody("KOL", [1, 2, 3, 4, 5, 6, 7, 8]);
    const text = `(${second}) lalu ${number} dan lagi #${bare(number)}!`;
    expect(extractRegistrationNumbers(text, ["TGP", "KOL"])).toEqual([second, number]);
    expect(extractRegistrationNumbers(text, ["TGP"])).toEqual([number]);
  });

  it("takes no mistyped number, no part of a longer word and no ordinary words", () => {
    const wrong = `${number.slice(0, -1)}${number.endsWith("7") ? "8" : "7"}`;
    expect(extractRegistrationNumbers(`${wrong} X${number} ${number}9`, ["TGP"])).toEqual([]);
    expect(extractRegistrationNumbers("tgp kami sedang sangat lambat sejak pagi", ["TGP"])).toEqual([]);
    expect(extractRegistrationNumbers("tanpa nomor", [])).toEqual([]);
  });

  it("finds a number that has letters only when it is grouped as printed or written in one piece", () => {
    const onlyLetters = /^[^\d]+$/.test(wordlike);
    const letterNumber = onlyLetters ? wordlike : withBody("TGP", [10, 11, 12, 13, 14, 15, 16, 18]);
    expect(extractRegistrationNumbers(`nomor ${letterNumber.toLowerCase()} ya`, ["TGP"])).toEqual([letterNumber]);
  });

  it("finds every generated number in running text", () => {
    for (let round = 0; round < 5000; round += 1) {
      const generated = formatRegistrationNumber("TGP", randomBytes(5));
      expect(extractRegistrationNumbers(`Nomor Kakak ${generated}.\nTerima kasih`, ["TGP"])).toEqual([generated]);
    }
  });

  it("stays fast on long hostile text", () => {
    const started = performance.now();
    locateRegistrationNumbers("TGP ".repeat(25_000) + "T-".repeat(50_000), ["TGP", "TT"]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
