import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DeskError, errorCodes } from "#lib/errors.ts";
import { parseEmailAddress } from "#lib/people/rules/email-address.ts";
import { initialsOf, nameFromAddress } from "#lib/people/rules/initials.ts";
import { clientAddress, isFromThisMachine } from "#lib/web/client-address.ts";
import { errorResponse } from "#lib/web/error-response.ts";
import { isOwnOrigin } from "#lib/web/public-address.ts";
import { readBytes, readJson, readQuery } from "#lib/web/read-body.ts";
import { requestIdOf } from "#lib/web/request-id.ts";
import { safeNextPath } from "#lib/web/rules/next-path.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/web/security-headers.ts";

describe("rows 19 and 20: who calls", () => {
  const peer = { "x-tanggap-peer": "::ffff:203.0.113.5" };

  it("is the socket's peer, whatever headers claim, unless proxies are configured", () => {
    const claims = { "x-forwarded-for": "10.0.0.1", "x-real-ip": "10.0.0.2", "cf-connecting-ip": "10.0.0.3" };
    expect(clientAddress(new Headers({ ...peer, ...claims, forwarded: "for=10.0.0.4" }), 0)).toBe("203.0.113.5");
  });

  it("is as many hops from the right as proxies are trusted, and never one that a caller wrote himself", () => {
    const headers = new Headers({ ...peer, "x-forwarded-for": "1.1.1.1, 198.51.100.9, 10.0.0.9" });
    expect(clientAddress(headers, 1)).toBe("10.0.0.9");
    expect(clientAddress(headers, 2)).toBe("198.51.100.9");
    expect(clientAddress(headers, 9)).toBe("203.0.113.5");
    const script = new Headers({ ...peer, "x-forwarded-for": "<b>evil</b>" });
    expect(clientAddress(script, 1)).toBe("203.0.113.5");
  });

  it("is this machine only without a proxy in between and under a loopback name", () => {
    const own = { "x-tanggap-peer": "127.0.0.1", host: "localhost:3000" };
    expect(isFromThisMachine(new Headers(own))).toBe(true);
    expect(isFromThisMachine(new Headers({ ...own, "x-tanggap-forwarded": "1" }))).toBe(false);
    expect(isFromThisMachine(new Headers({ ...own, host: "helpdesk.example" }))).toBe(false);
    expect(isFromThisMachine(new Headers({ ...own, "x-tanggap-peer": "203.0.113.5" }))).toBe(false);
  });
});

describe("row 31: whose page calls", () => {
  it("is ours by the public URL's origin alone", () => {
    const ours = "https://desk.example";
    expect(isOwnOrigin(ours, "10.0.0.1:3000", `${ours}`)).toBe(true);
    for (const origin of [
      null,
      "null",
      "",
      "https://evil.test",
      "http://desk.example",
      "https://desk.example.evil.test",
    ]) {
      expect([origin, isOwnOrigin(origin, "desk.example", ours)]).toEqual([origin, false]);
    }
    expect(isOwnOrigin("http://localhost:3000", "localhost:3000", ours)).toBe(false);
  });

  it("is ours on loopback when it is the very address that was called", () => {
    expect(isOwnOrigin("http://localhost:3000", "localhost:3000", undefined)).toBe(true);
    expect(isOwnOrigin("http://127.0.0.1:3000", "127.0.0.1:3000", "http://localhost:3000")).toBe(true);
    expect(isOwnOrigin("http://localhost:8080", "localhost:3000", undefined)).toBe(false);
    expect(isOwnOrigin("http://rebound.test:3000", "rebound.test:3000", undefined)).toBe(false);
  });
});

describe("the way back after signing in", () => {
  it("never leaves this site", () => {
    for (const next of [
      "//evil.test",
      "/\\evil.test",
      "https://evil.test",
      "/\t/evil.test",
      "javascript:alert(1)",
      "/api/v1/tickets",
      "",
      null,
      ["/a"],
    ]) {
      expect([next, safeNextPath(next)]).toEqual([next, "/"]);
    }
    expect(safeNextPath("/tickets/TGP-7K3M-9QXD-4?view=mine")).toBe("/tickets/TGP-7K3M-9QXD-4?view=mine");
  });

  it("stays on this site for any text at all", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const url = new URL(safeNextPath(`/${text}`), "http://own.test");
        expect(url.origin).toBe("http://own.test");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("input", () => {
  const post = (body: BodyInit | null, type?: string) =>
    new Request("http://own.test/", { method: "POST", body, headers: type ? { "content-type": type } : {} });

  it("is JSON in UTF-8 or refused", async () => {
    expect((await readJson(post('{"a":1}', "application/json; charset=utf-8"))).value).toEqual({ a: 1 });
    expect((await readJson(post(null))).value).toEqual({});
    const bad: [BodyInit, string][] = [
      ['{"a":1}', "text/plain"],
      ["a=1", "application/x-www-form-urlencoded"],
      ["{", "application/json"],
      [new Uint8Array([0x7b, 0xff, 0x7d]), "application/json"],
    ];
    for (const [body, type] of bad) {
      await expect(readJson(post(body, type))).rejects.toMatchObject({ code: "invalid-input" });
    }
  });

  it("row 23: is cut off at its cap, whatever Content-Length says", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const request = new Request("http://own.test/", { method: "POST", body: endless, duplex: "half" } as RequestInit);
    await expect(readBytes(request, 200_000)).rejects.toMatchObject({ code: "too-large" });
  });

  it("row 54: has each parameter once", () => {
    expect(readQuery(new URL("http://own.test/?a=1&b=2"))).toEqual({ a: "1", b: "2" });
    expect(() => readQuery(new URL("http://own.test/?a=1&a=2"))).toThrow(DeskError);
    expect(Object.keys(readQuery(new URL("http://own.test/?__proto__=1")))).toEqual(["__proto__"]);
  });

  it("row 11: a request id from outside is short and plain or replaced", () => {
    expect(requestIdOf(new Headers({ "x-request-id": "abc-12345" }))).toBe("abc-12345");
    for (const id of ["x", "a b c d e f", "<script>alert(1)</script>", "a".repeat(65)]) {
      expect(requestIdOf(new Headers({ "x-request-id": id }))).not.toBe(id);
    }
  });
});

describe("answers that refuse", () => {
  it("have one form, a status for each code, and are kept by nobody", async () => {
    for (const code of errorCodes) {
      const response = errorResponse(new DeskError(code, "In words.", { retryAfterSeconds: 7 }), "request-1");
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(response.headers.get("retry-after")).toBe("7");
      expect(await response.json()).toEqual({ error: { code, message: "In words.", requestId: "request-1" } });
    }
  });

  it("row 63: tell nothing of what was not expected", async () => {
    const response = errorResponse(new Error("password canary-9x in postgres://u:canary-9x@h/db"), "request-2");
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("canary-9x");
    expect(text).toContain("request-2");
  });

  it("name the wrong fields of strict input", async () => {
    const schema = z.strictObject({ text: z.string(), inner: z.object({ at: z.number() }).optional() });
    const parsed = schema.safeParse({ text: 1, inner: { at: "x" }, autoBcc: "evil@x.example" });
    const response = errorResponse(parsed.error, "request-3");
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields).sort()).toEqual(["autoBcc", "inner.at", "text"]);
  });
});

describe("row 47: the policy of the desk's pages", () => {
  const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", isHttps: true, isDevelopment: false });

  it("runs marked scripts only, embeds nothing and posts nowhere else", () => {
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts).not.toMatch(/unsafe|data:|https?:|\*/);
  });

  it("says HSTS on https only", () => {
    const wishes = { nonce: "n", isDevelopment: false };
    expect(securityHeaders({ ...wishes, isHttps: true })).toHaveProperty(["Strict-Transport-Security"]);
    expect(securityHeaders({ ...wishes, isHttps: false })).not.toHaveProperty(["Strict-Transport-Security"]);
  });
});

describe("people's names and addresses", () => {
  it("take one plain address in any case", () => {
    expect(parseEmailAddress(" Dewi.L@Contoh.ID ")).toEqual({ ok: true, address: "dewi.l@contoh.id" });
    for (const text of [
      "",
      "a@b,c@d.id",
      '"a@b"@c.id',
      "a＠contoh.id",
      "a@contoh。id",
      "a b@c.id",
      "a@@c.id",
      "<a@c.id>",
    ]) {
      expect([text, parseEmailAddress(text).ok]).toEqual([text, false]);
    }
  });

  it("sign with the letters of the first and the last word", () => {
    expect(initialsOf("Rina Nurhaliza")).toBe("RN");
    expect(initialsOf("Dewi")).toBe("DE");
    expect(initialsOf("...")).toBe("?");
    expect(nameFromAddress("dewi.lestari@x.id")).toBe("Dewi Lestari");
  });
});
