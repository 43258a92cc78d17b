import { locateRegistrationNumbers, parseRegistrationNumber } from "../../tickets/rules/registration-number.ts";
import { type DigitGroup, listDigitRuns, readPlainText } from "./plain-digits.ts";

export type PersonalDataKind =
  | "phone"
  | "identity-number"
  | "family-card-number"
  | "tax-number"
  | "long-number"
  | "card"
  | "bank-account"
  | "secret-code"
  | "customer-number"
  | "email";

/** One find in a text that is about to be public; `start` and `end` (excluded) are UTF-16 places of the original. */
export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
  readonly action: "block" | "warn";
}

export interface PersonalDataOptions {
  /** Registration prefixes of the brands: their numbers are never a find, however they are written. */
  readonly prefixes?: readonly string[];
  /** The brand's own public telephone numbers and e-mail addresses. */
  readonly ownContacts?: readonly string[];
  /** The customer's own addresses: naming one of these blocks instead of warning. */
  readonly customerEmails?: readonly string[];
}

interface Found {
  readonly kind: PersonalDataKind;
  readonly action: PersonalDataFinding["action"];
}

// Province codes of Indonesian identity numbers (Kemendagri), Papua's new provinces included.
const provinces = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;

/** Shape of an identity or family-card number: place, day (women + 40), month, serial. It has no check digit. */
function isIdentityShaped(digits: string): boolean {
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  const dayFits = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  return provinces.test(digits) && dayFits && month >= 1 && month <= 12 && digits.slice(12) !== "0000";
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place)) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

const cardShapes =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|35\d{14}|6(?:011|[245]\d\d)\d{12,15})$/;
const mobileShape = /^(?:0|0?62|0062|620)8[1-9]\d{7,10}$/;
const landlineShape = /^(?:0|0?62)(?:2[1-9]|3[1-9]|4[0-9]|5[1-9]|6[1-9]|7[1-9]|9[0-9])\d{6,9}$/;
const phoneWords =
  /\b(?:hp|wa|whatsapp|telp|telepon|telpon|tlp|phone|call|hub|hubungi|handphone|ponsel|kontak|contact|cp|nomor|no)\b/;
const bankWords =
  /\b(?:rek|norek|rekening|transfer|tf|a\.n|a\/n|atas nama|bca|bri|bni|mandiri|btn|bsi|cimb|danamon|permata|jago|seabank|bank account)\b/;
const customerWords =
  /\b(?:(?:id|no|nomor|nomer)\.?\s*(?:pel|pelanggan|internet|customer|billing|speedy|layanan|meter|akun|member|indihome)|idpel|customer (?:id|number|no)|account (?:id|number|no)|id)\b[^\d]{0,20}$/;

/** What one number is, given the words around it; null for anything harmless. Longest shapes are asked first. */
function classifyDigits(digits: string, before: string, after: string, written: string): Found | null {
  const near = `${before} ${after}`;
  if (digits.length === 16 && isIdentityShaped(digits)) {
    const family = /\b(?:kk|kartu keluarga)\b/.test(before);
    return { kind: family ? "family-card-number" : "identity-number", action: "block" };
  }
  if (cardShapes.test(digits) && passesLuhn(digits)) return { kind: "card", action: "block" };
  const taxForm = /^\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$/.test(written);
  if (taxForm || ((digits.length === 15 || digits.length === 16) && /\bnpwp\b/.test(near))) {
    return { kind: "tax-number", action: "block" };
  }
  if (mobileShape.test(digits)) return { kind: "phone", action: "block" };
  if (/\+\s?$/.test(before) && /^[1-9]\d{8,14}$/.test(digits)) return { kind: "phone", action: "block" };
  if (/^8[1-9]\d{7,10}$/.test(digits) && phoneWords.test(before)) return { kind: "phone", action: "block" };
  if (
    landlineShape.test(digits) &&
    (/^\(?\d{3,4}[\s)-]/.test(written) || phoneWords.test(before) || digits.startsWith("62"))
  ) {
    return { kind: "phone", action: "block" };
  }
  if (/[/,*]/.test(written)) return null;
  if (digits.length >= 6 && digits.length <= 13 && customerWords.test(before))
    return { kind: "customer-number", action: "warn" };
  if (digits.length >= 10 && digits.length <= 16 && bankWords.test(near))
    return { kind: "bank-account", action: "block" };
  if (digits.length === 16) return { kind: "long-number", action: "warn" };
  return null;
}

interface PlainFind extends Found {
  readonly start: number;
  readonly end: number;
}

/** Numbers of one run: from each group on, the longest row of neighbouring groups that is something. */
function findInRun(run: readonly DigitGroup[], plain: string): PlainFind[] {
  const finds: PlainFind[] = [];
  let first = 0;
  while (first < run.length) {
    const found = longestFrom(run, first, plain);
    if (found !== null) finds.push(found.find);
    first = found === null ? first + 1 : found.next;
  }
  return finds;
}

function longestFrom(
  run: readonly DigitGroup[],
  first: number,
  plain: string,
): { find: PlainFind; next: number } | null {
  const start = run[first]?.start ?? 0;
  const before = plain.slice(Math.max(0, start - 40), start);
  let best: { find: PlainFind; next: number } | null = null;
  let digits = "";
  for (let last = first; last < run.length && digits.length < 20; last += 1) {
    digits += run[last]?.digits ?? "";
    if (digits.length < 6 || digits.length > 19) continue;
    const end = run[last]?.end ?? 0;
    const found = classifyDigits(digits, before, plain.slice(end, end + 40), plain.slice(start, end));
    const stronger = found !== null && (best === null || found.action === "block" || best.find.action === "warn");
    if (found !== null && stronger) best = { find: { ...found, start, end }, next: last + 1 };
  }
  return best;
}

const secretNames =
  "otp|pin|cvv2?|cvc2?|kode (?:verifikasi|rahasia|keamanan|otp|akses)|kata sandi|sandi|password|passcode|passwd|pwd|verification code|security code";
const secretBefore = new RegExp(
  `\\b(?:${secretNames})(?:nya|mu|ku)?\\b[^\\d.!?\\n]{0,20}?((?:\\d[ -]?){2,7}\\d)(?!\\d|\\s*(?:jam|menit|detik|seconds|hari|x\\b|kali|digit|angka|huruf|karakter|characters|letters|minutes|hours|days))`,
  "g",
);
const secretAfter = new RegExp(
  `(?<!\\d)((?:\\d[ -]?){3,7}\\d)\\s+(?:adalah|is|itu|merupakan)\\s+(?:kode|your|the|my)?\\s*(?:${secretNames})\\b`,
  "g",
);
const emailForm =
  /[a-z0-9][a-z0-9._%+-]{0,63}(?:@|\s@\s|\s?\(at\)\s?|\s?\[at\]\s?|\s?\{at\}\s?)(?:[a-z0-9-]{1,63}(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)){1,4}[a-z]{2,24}(?![a-z0-9])/g;

function findSecrets(plain: string): PlainFind[] {
  return [secretBefore, secretAfter].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match): PlainFind => {
      const start = match.index + match[0].indexOf(match[1] ?? "");
      return { kind: "secret-code", action: "block", start, end: start + (match[1] ?? "").length };
    }),
  );
}

function findEmails(plain: string, customerEmails: readonly string[]): PlainFind[] {
  const own = new Set(customerEmails.map((address) => address.toLowerCase()));
  return [...plain.matchAll(emailForm)].map((match): PlainFind => {
    const address = plainAddress(match[0]);
    return {
      kind: "email",
      action: own.has(address) ? "block" : "warn",
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

function plainAddress(written: string): string {
  return written
    .replace(/\s|[()[\]{}](?=at|dot)/g, "")
    .replace(/at[)\]}]/g, "@")
    .replace(/dot[)\]}]/g, ".");
}

/** Registration numbers become letters, so that no digit of theirs is read as anything else. */
function hideRegistrationNumbers(plain: string, prefixes: readonly string[]): string {
  const printed = /(?<![\p{L}\p{N}])[a-z]{2,5}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z](?![\p{L}\p{N}])/gu;
  const hide = (text: string, start: number, end: number) =>
    text.slice(0, start) + "x".repeat(end - start) + text.slice(end);
  let hidden = plain;
  for (const match of plain.matchAll(printed)) {
    if (parseRegistrationNumber(match[0]).ok) hidden = hide(hidden, match.index, match.index + match[0].length);
  }
  for (const { start, end } of locateRegistrationNumbers(plain, prefixes)) hidden = hide(hidden, start, end);
  return hidden;
}

function contactForm(contact: string): string {
  return contact.includes("@") ? contact.toLowerCase().trim() : contact.replace(/\D/g, "").replace(/^62/, "0");
}

/**
 * Finds personal data in a text that is about to be public: telephone numbers, identity, family-card and tax numbers,
 * cards (Luhn), bank accounts by their context, one-time codes and PINs, customer numbers, e-mail addresses. "block" must
 * not be sent, "warn" asks the agent to look. Finds never overlap and come in reading order.
 */
export function findPersonalData(text: string, options: PersonalDataOptions = {}): PersonalDataFinding[] {
  const read = readPlainText(text);
  const plain = hideRegistrationNumbers(read.text, options.prefixes ?? []);
  const own = new Set((options.ownContacts ?? []).map(contactForm));
  const emails = findEmails(plain, options.customerEmails ?? []);
  const numbers = listDigitRuns(plain).flatMap((run) => findInRun(run, plain));
  const kept: PlainFind[] = [];
  for (const find of [...emails, ...findSecrets(plain), ...numbers]) {
    const written = plain.slice(find.start, find.end);
    if (own.has(find.kind === "email" ? plainAddress(written) : contactForm(written))) continue;
    const place = kept.findIndex((other) => find.start < other.end && other.start < find.end);
    if (place < 0) kept.push(find);
    else if (kept[place]?.action === "warn" && find.action === "block") kept[place] = find;
  }
  return kept
    .sort((left, right) => left.start - right.start)
    .map(({ kind, action, start, end }) => ({
      kind,
      start: read.starts[start] ?? 0,
      end: read.ends[end - 1] ?? text.length,
      action,
    }));
}
