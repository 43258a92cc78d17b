import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findPersonalData, type PersonalDataOptions } from "#lib/replies/rules/personal-data.ts";
import { formatRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { sharedPath } from "#tests/shared-folder.ts";

const found = (text: string, options?: PersonalDataOptions) =>
  findPersonalData(text, options).map(({ kind, action, start, end }) => `${kind} ${action} ${text.slice(start, end)}`);

/** Digits with a valid Luhn digit at the end. */
function withLuhn(digits: string): string {
  for (let last = 0; last < 10; last += 1) {
    const whole = digits + last;
    const sum = [...whole].reverse().reduce((total, one, place) => {
      const value = Number(one) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return whole;
  }
  return digits;
}

describe("telephone numbers", () => {
  it.each([
    "081234567890",
    "0812-3456-7890",
    "0812 3456 7890",
    "0812.3456.7890",
    "+62 812 3456 7890",
    "+6281234567890",
    "62811123456",
    "(0812) 34567890",
    "0 8 1 2 3 4 5 6 7 8 9 0",
    "0812\u200b3456\u200b7890",
    "０８１２３４５６７８９０",
    "٠٨١٢٣٤٥٦٧٨٩٠",
    "nol delapan satu dua tiga empat lima enam tujuh delapan",
    "0812–3456–7890",
    "0_8_1_2_3_4_5_6_7_8",
    "021-5551234",
    "(021) 555 1234",
    "+1 202 555 0143",
  ])("are blocked in every way of writing: %j", (number) => {
    const text = `Silakan hubungi ${number} ya Kak`;
    const finds = findPersonalData(text);
    expect(finds.map(({ kind, action }) => `${kind} ${action}`)).toEqual(["phone block"]);
    expect(text.slice(finds[0]?.start, finds[0]?.end).length).toBeGreaterThanOrEqual(number.length - 2);
  });

  it("are found several in one text, each with its own place", () => {
    expect(found("WA 081234567890 081298765432")).toEqual(["phone block 081234567890", "phone block 081298765432"]);
    expect(found("🙏🙏 hp: 81234567890")).toEqual(["phone block 81234567890"]);
  });

  it("may be the brand's own", () => {
    expect(found("WhatsApp kami 0811-1234-5678", { ownContacts: ["+62 811 1234 5678"] })).toEqual([]);
    expect(found("Hubungi 1500123 atau 188 ya Kak")).toEqual([]);
  });
});

describe("numbers of persons", () => {
  it("are blocked: identity, family card, tax number", () => {
    expect(found("NIK saya 3171014503900001")).toEqual(["identity-number block 3171014503900001"]);
    expect(found("3171 0145 0390 0001")).toEqual(["identity-number block 3171 0145 0390 0001"]);
    expect(found("No KK 3273051201150012 ya")).toEqual(["family-card-number block 3273051201150012"]);
    expect(found("NPWP 09.254.294.3-407.000")).toEqual(["tax-number block 09.254.294.3-407.000"]);
    expect(found("npwp: 092542943407000")).toEqual(["tax-number block 092542943407000"]);
  });

  it("warn when 16 digits are nothing known", () => {
    expect(found("nomor 9999999999999999")).toEqual(["long-number warn 9999999999999999"]);
  });

  it("warn for customer numbers by their words", () => {
    expect(found("ID pelanggan 1234567890 ya Kak")).toEqual(["customer-number warn 1234567890"]);
    expect(found("nomor internet 131234567890")).toEqual(["customer-number warn 131234567890"]);
  });
});

describe("money and secrets", () => {
  it("cards are blocked by their Luhn digit and their shape", () => {
    for (const body of ["411111111111111", "551234567890123", "222300004841001", "37828224631000", "353011133330000"]) {
      const card = withLuhn(body);
      expect(found(`kartu ${card} ya`)).toEqual([`card block ${card}`]);
      expect(found(`kartu ${card.replace(/(.{4})(?=.)/g, "$1 ")} ya`)[0]).toMatch(/^card block/);
    }
  });

  it("bank accounts are blocked by their context", () => {
    expect(found("transfer ke rekening BCA 1234567890 a.n. Budi")).toEqual(["bank-account block 1234567890"]);
    expect(found("norek mandiri 1370012345678")).toEqual(["bank-account block 1370012345678"]);
    expect(found("resi pengiriman 1234567890")).toEqual([]);
  });

  it.each([
    ["kode OTP Kakak 482913", "482913"],
    ["PIN: 1234", "1234"],
    ["otp nya 482 913 ya", "482 913"],
    ["cvv 123", "123"],
    ["password saya 12345678", "12345678"],
    ["482913 adalah kode verifikasi Kakak", "482913"],
    ["123456 is your OTP", "123456"],
    ["P\u200bIN 4455", "4455"],
  ])("codes are blocked: %j", (text, code) => {
    expect(found(text)).toEqual([`secret-code block ${code}`]);
  });

  it.each([
    "Jangan berikan PIN atau OTP kepada siapa pun",
    "Kode OTP berlaku 300 detik atau 5 menit",
    "Password terdiri dari 8-12 huruf",
    "PIN terdiri dari 6 digit",
    "Jangan bagikan OTP. Hubungi 1500123 ya Kak",
  ])("advice about codes is no find: %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("e-mail addresses", () => {
  it("warn, and block when they are the customer's", () => {
    expect(found("kirim ke budi.santoso@mail.example ya.")).toEqual(["email warn budi.santoso@mail.example"]);
    expect(found("Email budi@mail.example. Terima kasih")).toEqual(["email warn budi@mail.example"]);
    expect(found("Budi@Mail.example", { customerEmails: ["budi@mail.example"] })).toEqual([
      "email block Budi@Mail.example",
    ]);
    expect(found("budi (at) mail (dot) example")).toEqual(["email warn budi (at) mail (dot) example"]);
    expect(found("halo@merek.example", { ownContacts: ["halo@merek.example"] })).toEqual([]);
    expect(found("budi @ mail.example")).toEqual(["email warn budi @ mail.example"]);
    expect(found("Halo @budi_santoso, apa kabar?")).toEqual([]);
    expect(found("Hai @merek.resmi.id dan @merek.care")).toEqual([]);
  });
});

describe("ordinary replies", () => {
  it.each([
    "Sudah kami DM ya, Kak. Nomornya TGP-7K3M-9QXD-4",
    "Tagihan Kakak Rp1.250.000 jatuh tempo 20 Januari 2026",
    "Total Rp 12.500.000.000 untuk 3 unit",
    "Gangguan sejak 2026-01-15 08:30 sampai 2026-01-15 10.45 WIB",
    "Jam buka 08.00-17.00, Senin-Jumat",
    "Paket 100 Mbps Rp 350.000 per bulan, diskon 25%",
    "Nomor resi JX1234567890 sudah dikirim",
    "Pesanan #20260115-000123 sedang disiapkan",
    "Estimasi 1x24 jam ya Kak, maksimal 3 hari kerja",
    "Versi aplikasi 8.4.23.784 sudah tersedia",
    "Kereta 77 berangkat 06.15 dari Gambir, tiba 14.02",
    "Call center kami 1500 123 atau 188",
    "",
  ])("hold nothing: %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("registration numbers", () => {
  it("are never a find: 100,000 generated ones, in sentences that invite mistakes", () => {
    const sentences = [
      (number: string) => `Nomor laporan Kakak ${number} ya.`,
      (number: string) => `Hubungi nomor ${number}, PIN jangan dibagikan`,
      (number: string) => `transfer rekening ID ${number} OTP ${number}`,
      (number: string) => `no hp? bukan, ini ${number.toLowerCase()}`,
    ];
    const brands = ["TGP", "KOL", "ZU", "HOTEL"];
    let finds = 0;
    for (let round = 0; round < 100_000; round += 1) {
      const number = formatRegistrationNumber(brands[round % brands.length] ?? "TGP", randomBytes(5));
      finds += findPersonalData(sentences[round % sentences.length]?.(number) ?? number).length;
    }
    expect(finds).toBe(0);
  }, 30_000);

  it("are never a find when they hold digits only, and in other writings when the prefix is known", () => {
    const bodies = [
      [0x08, 0x42, 0x10, 0x84, 0x21],
      [0x00, 0x44, 0x32, 0x14, 0xc7],
      [0x41, 0x06, 0x28, 0x20, 0x52],
    ];
    for (const body of bodies) {
      const number = formatRegistrationNumber("TGP", Uint8Array.from(body));
      const forms = [
        number.replaceAll("-", ""),
        number.replaceAll("-", " "),
        number.toLowerCase().replaceAll("-", " "),
      ];
      for (const form of forms) {
        expect(findPersonalData(`PIN OTP rekening ${form} ya`, { prefixes: ["TGP"] })).toEqual([]);
      }
    }
  });

  it("do not hide a number that stands beside them", () => {
    const number = formatRegistrationNumber("TGP", Uint8Array.of(1, 2, 3, 4, 5));
    expect(found(`${number} 081234567890`)).toEqual(["phone block 081234567890"]);
  });
});

const cases = sharedPath("data/pii_cases.jsonl");

describe.skipIf(cases === null)("the real texts beside the checkout", () => {
  it("show every telephone number and e-mail address", () => {
    interface Case {
      readonly text: string;
      readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
    }
    const rows = readFileSync(cases ?? "", "utf8")
      .trim()
      .split("\n")
      .map((line): Case => JSON.parse(line));
    let wanted = 0;
    let hit = 0;
    for (const row of rows) {
      const finds = findPersonalData(row.text);
      for (const span of row.spans.filter((one) => one.type !== "customer_or_ref_number")) {
        const before = [...row.text].slice(0, span.start).join("").length;
        const end = [...row.text].slice(0, span.end).join("").length;
        wanted += 1;
        if (finds.some((find) => find.start <= before && find.end >= end)) hit += 1;
      }
    }
    console.info("personal data", { wanted, hit });
    expect(wanted).toBeGreaterThan(100);
    expect(hit / wanted).toBeGreaterThanOrEqual(0.99);
  });
});

describe("the cost", () => {
  it("stays small for hostile text", () => {
    const started = performance.now();
    for (const part of ["0", "0 ", "08-", "a@", "a.", "nol ", "pin ", "4111 ", "tgp-0812-3456-7 ", "x@y.", "٠"]) {
      findPersonalData(part.repeat(10_000 / part.length), { prefixes: ["TGP"] });
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
