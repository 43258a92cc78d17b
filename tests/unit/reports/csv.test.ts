import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRows, guardCell } from "#lib/reports/rules/csv.ts";

describe("cells that a spreadsheet would run", () => {
  const heads = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
  const unseen = [
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\uFEFF",
    "\u200B",
    "\u200D",
    "\u2060",
    "\u0000",
    "\u001F",
    "\u0085",
    "\u00A0",
    "\u3000",
    "\u00AD",
    "\u202E",
    " \t\uFEFF\u200B",
  ];

  it.each(heads)("%s is disarmed behind anything that cannot be seen", (head) => {
    for (const gap of unseen) {
      const cell = `${gap}${head}HYPERLINK("http://a.example";"x")`;
      expect(guardCell(cell), JSON.stringify(cell)).toMatch(/^'/);
    }
  });

  it("disarms a leading tab, return or line break whatever follows", () => {
    for (const cell of ["\tx", "\rx", "\nx"]) expect(guardCell(cell)).toBe(`'${cell}`);
  });

  it("disarms what would begin a cell where the separator is a semicolon", () => {
    expect(guardCell("internet mati;=1+1")).toBe("internet mati;'=1+1");
    expect(guardCell("satu\n@SUM(A1)")).toBe("satu\n'@SUM(A1)");
  });

  it("leaves ordinary words and numbers alone", () => {
    for (const cell of ["Internet mati", "TGP-7K3M-9QXD-4", "a=b", "50% - mahal", "dewi@merek", "", "'=x"]) {
      expect(guardCell(cell)).toBe(cell);
    }
    expect(guardCell(-5)).toBe(-5);
    expect(guardCell(null)).toBeNull();
  });

  it("never lets a field begin with a formula, read with a comma or with a semicolon", () => {
    const nasty = fc
      .array(fc.constantFrom(...heads, ...unseen, ";", ",", '"', "'", "a", "1"), { maxLength: 12 })
      .map((symbols) => symbols.join(""));
    fc.assert(
      fc.property(nasty, (cell) => {
        const guarded = String(guardCell(cell));
        for (const [index, piece] of guarded.split(/[;\n\r\t]/).entries()) {
          const visible = piece.replace(/[\s\p{Cc}\p{Cf}]/gu, "");
          expect(index === 0 ? visible : visible.replace(/^"+/, "")).not.toMatch(/^[=+\-@＝＋－＠]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("quotes as RFC 4180 does", () => {
    expect(
      csvRows([
        ["a", 'say "hi"', null, 3],
        ["x,y", "=1", "line\nbreak", 0],
      ]),
    ).toBe('a,"say ""hi""",,3\r\n"x,y",\'=1,"line\nbreak",0\r\n');
  });
});
