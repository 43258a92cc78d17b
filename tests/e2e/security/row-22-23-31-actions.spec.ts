import { existsSync, rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { base, cookieOf, signedIn } from "./sign-in.ts";

const canary = "/tmp/tanggap-canary-row-22";

function form(parts: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) data.set(name, value);
  return data;
}

const crafted: Record<string, string>[] = [
  { "0": '{"then":"$1:__proto__:then","status":"resolved_model","value":"{\\"then\\":\\"$B1337\\"}"}', "1": '"$@0"' },
  {
    "0": `{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B0\\"}","_response":{"_prefix":"process.mainModule.require('child_process').execSync('touch ${canary}');","_formData":{"get":"$1:constructor:constructor"}}}`,
    "1": '"$@0"',
    "2": "[]",
  },
  { "0": '["$F1"]', "1": '{"id":"fs#writeFileSync","bound":null}' },
  { "0": '{"__proto__":{"polluted":true}}' },
  { "0": '{"constructor":{"prototype":{"polluted":true}}}' },
  { "0": "$".repeat(10_000) },
  { "0": "[".repeat(50_000) },
  { "0": '"$Q1"', "1": '[["a","$Q1"]]' },
];

test("row 22: crafted action payloads end as refusals, start no process and pollute nothing", async () => {
  rmSync(canary, { force: true });
  for (const path of ["/sign-in", "/", "/inbox"]) {
    for (const parts of crafted) {
      const headers = { "next-action": "x", origin: base };
      const response = await fetch(base + path, { method: "POST", body: form(parts), headers, redirect: "manual" });
      expect([path, response.status < 200 || response.status >= 300]).toEqual([path, true]);
      await response.text();
    }
  }
  expect(existsSync(canary)).toBe(false);
  expect((await fetch(`${base}/api/health`)).status).toBe(200);
});

test("row 23: fifty malformed action posts at once leave the health probe quick", async () => {
  const body = `[${'"$K1",'.repeat(20_000)}0]`;
  const storm = Array.from({ length: 50 }, () =>
    fetch(`${base}/sign-in`, {
      method: "POST",
      body: form({ "0": body }),
      headers: { "next-action": "40".repeat(21), origin: base },
      redirect: "manual",
    }).then((response) => response.text()),
  );
  const waits: number[] = [];
  for (let probe = 0; probe < 20; probe += 1) {
    const from = performance.now();
    expect((await fetch(`${base}/api/health`)).status).toBe(200);
    waits.push(performance.now() - from);
  }
  await Promise.allSettled(storm);
  waits.sort((left, right) => left - right);
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(1_000);
  const large = await fetch(`${base}/sign-in`, {
    method: "POST",
    body: form({ "0": "x".repeat(1_500_000) }),
    headers: { "next-action": "40".repeat(21), origin: base },
    redirect: "manual",
  }).then(
    (response) => response.status,
    () => 413,
  );
  expect(large).toBeGreaterThanOrEqual(400);
});

test("row 31: an action from another site, from null and from nowhere is not run", async ({ page }) => {
  await page.goto("/sign-in");
  const names = await page
    .locator("form input[type=hidden]")
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    );
  for (const origin of ["http://evil.test", "null", undefined]) {
    const data = new FormData();
    for (const [name = "", value = ""] of names) data.set(name, value);
    data.set("email", "rina@demo.tanggap.example");
    data.set("password", "tanggap-demo-2026");
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    const response = await fetch(`${base}/sign-in`, { method: "POST", body: data, headers, redirect: "manual" });
    expect([origin, response.headers.getSetCookie().join().includes("tanggap-session=ey")]).toEqual([origin, false]);
  }
});

test("row 31: cookies are out of reach for scripts and other sites", async () => {
  const context = await signedIn("sari@demo.tanggap.example");
  const { cookies } = await context.storageState();
  const session = cookies.find((cookie) => cookie.name === "tanggap-session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
  await context.dispose();
});

test("row 46: another site may neither read nor ask beforehand", async () => {
  const context = await signedIn("sari@demo.tanggap.example");
  const cookie = await cookieOf(context);
  for (const path of ["/api/v1/tickets", "/api/auth/session", "/api/events", "/inbox", "/api/health"]) {
    for (const method of ["OPTIONS", "GET"]) {
      const stop = new AbortController();
      const headers = { cookie, origin: "http://evil.test", "access-control-request-method": "POST" };
      const response = await fetch(base + path, { method, headers, redirect: "manual", signal: stop.signal });
      stop.abort();
      expect([path, method, response.headers.get("access-control-allow-origin")]).toEqual([path, method, null]);
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    }
  }
  await context.dispose();
});
