/** A text as the guard reads it, with the way back to the original places. */
export interface PlainText {
  /** Compatibility forms and foreign digits made plain, invisible characters gone, lower case. */
  readonly text: string;
  /** For each UTF-16 unit of `text`: where it begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Digits of one number with their places in the plain text; separators and spelled-out digits are undone. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const digitWords: Readonly<Record<string, string>> = {
  nol: "0",
  kosong: "0",
  satu: "1",
  dua: "2",
  tiga: "3",
  empat: "4",
  lima: "5",
  enam: "6",
  tujuh: "7",
  delapan: "8",
  sembilan: "9",
  zero: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};

/** The value of a decimal digit of any script (its block begins at a multiple of ten from its own zero), or null. */
function digitValue(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Reads a text for the guard: NFKC, foreign digits to 0–9, zero-width and other format characters removed. */
export function readPlainText(text: string): PlainText {
  let plain = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let place = 0;
  for (const character of text) {
    const end = place + character.length;
    const ascii = character.length === 1 && character < "\u0080";
    const read = ascii ? character.toLowerCase() : readCharacter(character);
    for (let unit = 0; unit < read.length; unit += 1) {
      starts.push(place);
      ends.push(end);
    }
    plain += read;
    place = end;
  }
  return { text: plain, starts, ends };
}

function readCharacter(character: string): string {
  if (/^(?:\p{Cf}|\p{Me}|\u034f|\ufe0f)$/u.test(character)) return "";
  if (/^\p{Pd}$/u.test(character)) return "-";
  const folded = character.normalize("NFKC");
  return [...folded].map((one) => digitValue(one) ?? (/\s/.test(one) ? " " : one.toLowerCase())).join("");
}

/** Groups of digits standing together, each run being groups that only spaces or . - ( ) / + part from each other. */
export function listDigitRuns(plain: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  const spelled = Object.keys(digitWords).join("|");
  const pattern = new RegExp(`\\d+|(?<![a-z])(?:${spelled})(?![a-z])`, "g");
  let last: DigitGroup | undefined;
  for (const match of plain.matchAll(pattern)) {
    const group = { digits: digitWords[match[0]] ?? match[0], start: match.index, end: match.index + match[0].length };
    const near = last !== undefined && /^[\s.\-()/+,_*]{0,3}$/.test(plain.slice(last.end, group.start));
    if (near) runs.at(-1)?.push(group);
    else runs.push([group]);
    last = group;
  }
  return runs;
}
