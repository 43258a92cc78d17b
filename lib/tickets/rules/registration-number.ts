/** The symbols of a number in the order of their values 0…31 (Crockford: no I, L, O, U). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bodyLength = 8;
const prefixShape = /^[A-Z]{2,5}$/;

/** GF(32) by the polynomial x⁵+x²+1: powers of its generator, which are all 31 nonzero elements. */
const powers: readonly number[] = Array.from({ length: 31 }).reduce<number[]>((list) => {
  const doubled = (list.at(-1) ?? 0) << 1;
  list.push(list.length === 0 ? 1 : doubled & 32 ? doubled ^ 0b100101 : doubled);
  return list;
}, []);
const logarithms = new Map(powers.map((value, exponent) => [value, exponent]));

function multiply(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  const exponent = (logarithms.get(left) ?? 0) + (logarithms.get(right) ?? 0);
  return powers[exponent % 31] ?? 0;
}

function divide(left: number, right: number): number {
  return multiply(left, powers[(31 - (logarithms.get(right) ?? 0)) % 31] ?? 1);
}

export type ParsedRegistrationNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly because: "mistyped" | "not-a-number" };

export interface LocatedRegistrationNumber {
  /** The number in its display form. */
  readonly number: string;
  /** Span in the text, in UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** One symbol as it is compared: 0 and O are the same, and so are 1, I and L. */
function fold(symbol: string): string {
  if (symbol === "O") return "0";
  return symbol === "I" || symbol === "L" ? "1" : symbol;
}

/** Value of a folded symbol, -1 when it has none. U occurs in prefixes only and takes a value no other letter has. */
function symbolValue(symbol: string): number {
  return symbol === "U" ? 2 : alphabet.indexOf(symbol);
}

// Each place counts with another nonzero weight (body 0…7, check 8, prefix 9…13 from its right), so one
// wrong symbol and any two exchanged symbols always change the sum.
function weightedSum(prefix: string, symbols: string): number {
  let sum = prefix.length;
  for (let place = 0; place < symbols.length; place += 1) {
    sum ^= multiply(powers[place] ?? 1, symbolValue(symbols.charAt(place)));
  }
  for (let place = 0; place < prefix.length; place += 1) {
    const weight = powers[bodyLength + prefix.length - place] ?? 1;
    sum ^= multiply(weight, symbolValue(fold(prefix.charAt(place))));
  }
  return sum;
}

function display(prefix: string, symbols: string): string {
  return `${prefix}-${symbols.slice(0, 4)}-${symbols.slice(4, 8)}-${symbols.slice(8)}`;
}

/**
 * Makes a registration number such as `TGP-7K3M-9QXD-4`: the brand's prefix (2–5 letters A–Z), 40 random bits in
 * Crockford base 32 and one check character over both. `randomBytes` is exactly 5 bytes of a cryptographic source.
 * Throws RangeError on another prefix or length.
 */
export function formatRegistrationNumber(prefix: string, randomBytes: Uint8Array): string {
  if (!prefixShape.test(prefix)) throw new RangeError("A registration prefix is 2 to 5 letters A-Z");
  if (randomBytes.length !== 5) throw new RangeError("A registration number takes exactly 5 random bytes");
  let bits = 0n;
  for (const byte of randomBytes) bits = (bits << 8n) | BigInt(byte);
  let body = "";
  for (let place = bodyLength - 1; place >= 0; place -= 1) {
    body += alphabet.charAt(Number((bits >> BigInt(place * 5)) & 31n));
  }
  const check = divide(weightedSum(prefix, body), powers[bodyLength] ?? 1);
  return display(prefix, body + alphabet.charAt(check));
}

/** Prefix letters as they are printed: a typed 0 was an O; a typed 1 takes the letter of a known prefix, else I. */
function printedPrefix(typed: string, knownPrefixes: readonly string[]): string {
  const folded = foldRegistrationText(typed);
  const known = knownPrefixes.find((prefix) => foldRegistrationText(prefix) === folded);
  return known ?? typed.replaceAll("0", "O").replaceAll("1", "I");
}

/**
 * Reads one typed number. Case, spaces, hyphens, full-width letters, 0/O and 1/I/L do not matter. `number` is the
 * display form; `knownPrefixes` restores the printed letters of a prefix that holds I, L or O. "mistyped" means: it has
 * the shape of a number (or lacks or has one character too many) but is none; "not-a-number": anything else.
 */
export function parseRegistrationNumber(text: string, knownPrefixes: readonly string[] = []): ParsedRegistrationNumber {
  if (text.length > 200) return { ok: false, because: "not-a-number" };
  const typed = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_]/gu, "")
    .replace(/^[#"'(]+|[.,;:!?"')]+$/g, "");
  const prefix = printedPrefix(typed.slice(0, -(bodyLength + 1)), knownPrefixes);
  const symbols = foldRegistrationText(typed.slice(-(bodyLength + 1)));
  const readable = prefixShape.test(prefix) && /^[0-9A-HJKMNP-TV-Z]{9}$/.test(symbols);
  if (readable && weightedSum(prefix, symbols) === 0) return { ok: true, number: display(prefix, symbols) };
  return { ok: false, because: resemblesNumber(typed) ? "mistyped" : "not-a-number" };
}

function resemblesNumber(typed: string): boolean {
  const characters = [...typed].length;
  const strange = [...typed].filter((symbol) => !/[A-Z0-9]/.test(symbol)).length;
  if (strange > 1) return false;
  if (characters >= bodyLength + 3 && characters <= bodyLength + 6) return /[A-Z]/.test(typed);
  return (characters === bodyLength + 2 || characters === bodyLength + 7) && /^[A-Z]{2}.*\d/.test(typed);
}

/** The form in which two numbers (or prefixes) are compared: upper case, without separators, look-alikes folded. */
export function foldRegistrationText(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}

const gap = "[\\s\\p{Pd}\\p{Cf}_.]{0,3}";

function prefixPattern(prefix: string): string {
  return [...prefix].map((letter) => (letter === "O" ? "[O0]" : /[IL]/.test(letter) ? "[IL1]" : letter)).join(gap);
}

/** Letters alone could be words; then only the printed grouping or no gap at all counts. */
function isGroupedLikeANumber(written: string, prefixLength: number): boolean {
  if (/\d/.test(written.slice(prefixLength))) return true;
  const groups = written.split(/[\s\p{Pd}\p{Cf}_.]+/u).map((group) => group.length);
  return groups.length === 1 || groups.join() === [prefixLength, 4, 4, 1].join();
}

/** Finds the valid numbers of the given prefixes in running text, with their spans, in reading order. */
export function locateRegistrationNumbers(text: string, prefixes: readonly string[]): LocatedRegistrationNumber[] {
  const found: LocatedRegistrationNumber[] = [];
  for (const prefix of prefixes) {
    if (!prefixShape.test(prefix)) continue;
    const body = Array.from({ length: bodyLength + 1 }, () => "[0-9A-TV-Z]").join(gap);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${prefixPattern(prefix)}${gap}${body}(?![\\p{L}\\p{N}])`, "giu");
    for (const match of text.matchAll(pattern)) {
      const parsed = parseRegistrationNumber(match[0].replaceAll(".", ""), [prefix]);
      if (!parsed.ok || !isGroupedLikeANumber(match[0], prefix.length)) continue;
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((other) => end <= other.start || start >= other.end)) {
        found.push({ number: parsed.number, start, end });
      }
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** The distinct valid registration numbers that a text holds, in display form and reading order. */
export function extractRegistrationNumbers(text: string, prefixes: readonly string[]): string[] {
  return [...new Set(locateRegistrationNumbers(text, prefixes).map((located) => located.number))];
}
