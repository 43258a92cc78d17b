import { describe, expect, it } from "vitest";
import { alertSettings, waysOf } from "#lib/alerts/alert-settings.ts";
import { noticeText } from "#lib/alerts/notice-text.ts";
import { alertKinds } from "#lib/alerts/rules/alert-signs.ts";
import { noticeAbouts } from "#lib/alerts/rules/notice.ts";
import { readEnvironment } from "#lib/env.ts";

const settings = (raw: Record<string, string>) => alertSettings(readEnvironment(raw));

describe("the settings of alerts", () => {
  it("are all off by default", () => {
    expect(waysOf(settings({}))).toEqual([]);
  });

  it("need a secret for the webhook and a mail server for e-mail", () => {
    const url = { TANGGAP_ALERT_WEBHOOK_URL: "http://10.0.0.7:9000/hook" };
    expect(() => settings(url)).toThrow("TANGGAP_ALERT_WEBHOOK_SECRET");
    expect(() => settings({ ...url, TANGGAP_ALERT_WEBHOOK_SECRET: "short" })).toThrow("TANGGAP_ALERT_WEBHOOK_SECRET");
    expect(waysOf(settings({ ...url, TANGGAP_ALERT_WEBHOOK_SECRET: "0123456789abcdef" }))).toEqual(["webhook"]);
    const email = { TANGGAP_ALERT_EMAIL: "siaga@nusalink.example, malam@nusalink.example" };
    expect(() => settings(email)).toThrow("TANGGAP_SMTP_URL");
    const both = settings({ ...email, TANGGAP_SMTP_URL: "smtp://mail.nusalink.example" });
    expect(both.email).toMatchObject({
      to: ["siaga@nusalink.example", "malam@nusalink.example"],
      from: "siaga@nusalink.example",
    });
    expect(() => settings({ ...email, TANGGAP_SMTP_URL: "https://mail.nusalink.example" })).toThrow("TANGGAP_SMTP_URL");
    expect(() => settings({ TANGGAP_ALERT_EMAIL: "kami", TANGGAP_SMTP_URL: "smtp://m" })).toThrow("e-mail addresses");
  });
});

describe("the words of a notice", () => {
  const facts = {
    channel: "X @nusalink",
    channelKey: "nusalink",
    network: "x",
    brand: "Nusa Link",
    zone: "Asia/Jakarta",
    since: "2026-11-24T07:02:00.000Z",
    openedAt: "2026-11-24T07:07:00.000Z",
    closedAt: null,
    count: 12,
  } as const;
  const cases = alertKinds.flatMap((kind) => noticeAbouts.map((about) => [kind, about] as const));

  it.each(cases)("%s, %s: whole in both languages, each its own", (kind, about) => {
    const texts = (["id", "en"] as const).map((locale) => {
      const notice = { id: "n", audience: "staff", about, alertId: "a", createdAt: facts.openedAt } as const;
      return noticeText({ ...notice, facts: { ...facts, kind, locale } }, "https://desk.example", locale);
    });
    for (const { subject, text } of texts) {
      expect(subject).toMatch(/^\[Tanggap\] \S/);
      expect(`${subject}${text}`).not.toMatch(/[{}]|alerts\.|undefined/);
      expect(text).toContain("https://desk.example/operating");
    }
    expect(texts[0]?.text).not.toBe(texts[1]?.text);
  });
});
