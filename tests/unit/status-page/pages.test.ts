import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawFormPage, drawLimitedPage, drawTroublePage, exampleNumber } from "#lib/status-page/render/form-page.ts";
import { html } from "#lib/status-page/render/html.ts";
import { drawStatusPage } from "#lib/status-page/render/status-page.ts";
import { contentSecurityPolicy } from "#lib/status-page/render/style.ts";
import { customerView } from "#lib/status-page/rules/customer-view.ts";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { at, clock, event, publicTicket } from "./public-ticket.ts";

const owner = { brandName: "Nusa Fiber", prefix: "TGP" };
const answered = publicTicket({
  status: "open",
  outreachState: "acknowledged",
  events: [
    event("ticket.opened", "02:00"),
    event("ticket.claimed", "02:02"),
    event("outreach.dm-accepted", "02:05"),
    event("outreach.acknowledged", "02:06"),
    event("message.received", "02:20"),
  ],
  clocks: [clock("next-reply", "03:20"), clock("resolution", "20:00")],
});
const view = customerView(answered, at("03:00"));

const pages = {
  "status, Indonesian": drawStatusPage(view, "id"),
  "status, English": drawStatusPage(view, "en"),
  "form, Indonesian": drawFormPage("id", owner),
  "form, English": drawFormPage("en", owner),
  mistyped: drawFormPage("id", owner, "mistyped", "TGP-7K3M-9QXD-5"),
  unknown: drawFormPage("en", owner, "unknown", "TGP-7K3M-9QXD-4"),
  limited: drawLimitedPage("id", owner, 42),
  trouble: drawTroublePage("en", "req-1"),
};

/** Small grammar check: every opened element is closed in order. Void elements and the doctype stand alone. */
function unbalanced(page: string): string | null {
  const open: string[] = [];
  for (const [, closing, name = "", rest = ""] of page
    .replace(/<style>[\s\S]*<\/style>/, "")
    .matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (["meta", "link", "input"].includes(name)) continue;
    if (closing && open.pop() !== name) return `</${name}>`;
    if (!closing && !rest.endsWith("/")) open.push(name);
  }
  return open.length === 0 ? null : `<${open.at(-1)}>`;
}

describe.each(Object.entries(pages))("the page: %s", (_name, page) => {
  it("is well formed, with one main heading, a language and a title", () => {
    expect(unbalanced(page)).toBeNull();
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page).toMatch(/^<!doctype html>\n<html lang="(id|en)">/);
    expect(page).toMatch(/<title>[^<]{5,}<\/title>/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(named);
  });

  it("runs nothing, fetches nothing and is not listed", () => {
    expect(page).not.toMatch(/<script|<img|<iframe|@import|url\(|http-equiv| on[a-z]+=| style=/i);
    expect(page).toContain('name="robots" content="noindex');
    expect(page).toContain('name="referrer" content="no-referrer"');
  });

  it("weighs little enough for the slowest line", () => {
    expect(gzipSync(page).length).toBeLessThan(8 * 1024);
  });

  it("carries exactly the style that its policy allows", () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? "";
    expect(contentSecurityPolicy).toContain(`'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  });
});

describe("the status page", () => {
  it("weighs little even after a very long way", () => {
    const talk = Array.from({ length: 3000 }, (_, index) => {
      const when = at("02:30").add({ seconds: index * 97 });
      return { type: index % 2 ? "reply.sent" : "message.received", at: when, recordedAt: when };
    });
    const long = customerView({ ...answered, events: [...answered.events, ...talk] }, at("23:00"));
    expect(gzipSync(drawStatusPage(long, "id")).length).toBeLessThan(10 * 1024);
  });

  it("says number, sentence, next step with its time, steps and what to do, in that order", () => {
    const page = pages["status, Indonesian"];
    const order = [
      "TGP-7K3M-9QXD-4</span>",
      "Sekarang giliran kami menjawab.",
      "Kami menjawab Kak.",
      "Minggu, 22 November 2026 pukul 10.20 WIB",
      "Perjalanan laporan",
      "Yang bisa Kak lakukan",
      "Balas DM kami di X.",
    ].map((words) => page.indexOf(words));
    expect(order.every((place, index) => place > (order[index - 1] ?? 0))).toBe(true);
    expect(page).toContain('<time datetime="2026-11-22T03:20:00.000Z">');
  });

  it.each([
    ["Asia/Jakarta", "10.20 WIB", "10:20 WIB"],
    ["Asia/Makassar", "11.20 WITA", "11:20 WITA"],
    ["Asia/Jayapura", "12.20 WIT", "12:20 WIT"],
  ])("shows times in the brand's zone %s", (zone, indonesian, english) => {
    const zoned = customerView({ ...answered, brand: { ...answered.brand, zone } }, at("03:00"));
    expect(drawStatusPage(zoned, "id")).toContain(indonesian);
    expect(drawStatusPage(zoned, "en")).toContain(english);
  });

  it("apologises for a promise that was missed", () => {
    const late = customerView(answered, at("05:30"));
    expect(drawStatusPage(late, "id")).toContain("Waktu itu sudah lewat 2 jam 10 menit. Kami minta maaf.");
    expect(drawStatusPage(late, "en")).toContain("That was 2 hours 10 minutes ago. We are sorry.");
  });

  it("says when we do not know yet", () => {
    const open = customerView({ ...answered, clocks: [] }, at("03:00"));
    expect(drawStatusPage(open, "id")).toContain("Waktunya belum kami ketahui.");
  });

  it("addresses the customer as the brand does", () => {
    const formal = customerView({ ...answered, brand: { ...answered.brand, addressForm: "Bapak/Ibu" } }, at("03:00"));
    const page = drawStatusPage(formal, "id");
    expect(page).toContain("Yang bisa Bapak/Ibu lakukan");
    expect(page).not.toMatch(/\bKak\b/);
  });

  it("offers the other language with a visible link", () => {
    expect(pages["status, Indonesian"]).toContain('href="/track/TGP-7K3M-9QXD-4?lang=en"');
    expect(pages["status, English"]).toContain('href="/track/TGP-7K3M-9QXD-4?lang=id"');
  });
});

describe("pages about a number that does not match", () => {
  it("tell mistyped from unknown and show how a number looks", () => {
    expect(pages.mistyped).toContain("salah ketik");
    expect(pages.mistyped).toContain(exampleNumber("TGP"));
    expect(pages.unknown).toContain("We cannot find this report");
  });

  it("never show an example that could be somebody's number", () => {
    for (const prefix of ["TGP", "ABC", "NF", "KLOIN"]) {
      expect(parseRegistrationNumber(exampleNumber(prefix), [prefix]).ok).toBe(false);
    }
  });

  it("show what was typed as text, never as markup", () => {
    const page = drawFormPage("id", owner, "not-a-number", `"><script>alert(1)</script>`);
    expect(page).not.toContain("<script");
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });
});

describe("html", () => {
  it("escapes what is filled in and keeps what is already HTML", () => {
    expect(
      html`<p title="${`a"b'c`}">${"<b>&"}${html`<i>${"x<y"}</i>`}${[html`<u>1</u>`, "<"]}${null}${false}${0}</p>`.text,
    ).toBe('<p title="a&quot;b&#39;c">&lt;b&gt;&amp;<i>x&lt;y</i><u>1</u>&lt;0</p>');
  });
});
