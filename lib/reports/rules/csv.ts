import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | null;

/** A spreadsheet takes a cell for a formula by its first visible symbol; these are such symbols, full-width ones too. */
const formula = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE62\\uFE63\\uFE66\\uFE6B\\u2212]";
/** What spreadsheets skip or people cannot see: white space, controls, BOM, zero-width and other format symbols. */
const unseen = "[\\s\\p{Cc}\\p{Cf}\\p{Zs}\\u115F\\u1160\\u3164\\uFFA0]";

const startsFormula = new RegExp(`^${unseen}*${formula}`, "u");
const startsWithControl = /^[\t\r\n]/;
// Where the list separator is ";" (Indonesian settings), a cell breaks in two at each ";": its rest must not begin a formula.
const formulaAfterBreak = new RegExp(`([;\\t\\r\\n](?:${unseen}|")*)(?=${formula})`, "gu");

/** Makes a text harmless for every spreadsheet: an apostrophe goes before what would begin a formula. Numbers stay. */
export function guardCell(cell: CsvCell): CsvCell {
  if (typeof cell !== "string") return cell;
  const inside = cell.replace(formulaAfterBreak, "$1'");
  return startsFormula.test(cell) || startsWithControl.test(cell) ? `'${inside}` : inside;
}

/** Rows as CSV (RFC 4180, CRLF), every cell guarded. The caller puts `byteOrderMark` before the first row of a file. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(guardCell)),
    { record_delimiter: "windows", quoted_match: /[\r\n\t;]/ },
  );
}

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = "\uFEFF";
