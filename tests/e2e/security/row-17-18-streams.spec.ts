import { expect, test } from "@playwright/test";
import { base, cookieOf, signedIn } from "./sign-in.ts";

interface Heard {
  text: string;
  endedAfterMs: number | null;
}

/** Reads an event stream in the background until it ends. */
async function listen(cookie: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${base}/api/events`, { headers: { cookie, ...headers }, signal: stop.signal });
  const heard: Heard = { text: "", endedAfterMs: null };
  const from = performance.now();
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) heard.text += decoder.decode(chunk, { stream: true });
    heard.endedAfterMs = performance.now() - from;
  })().catch(() => undefined);
  return { status: response.status, heard, from, reading, close: () => stop.abort() };
}

test("rows 17 and 18: a stream ends within five seconds of its session, and tells nothing afterwards", async () => {
  const [mine, colleague] = [await signedIn("sari@demo.tanggap.example"), await signedIn("rina@demo.tanggap.example")];
  const cookie = await cookieOf(mine);
  const stream = await listen(cookie);
  expect(stream.status).toBe(200);
  await expect.poll(() => stream.heard.text).toContain("event: ready");
  const { items } = await (await colleague.get("/api/v1/tickets?limit=1")).json();
  const note = () =>
    colleague.post(`/api/v1/tickets/${items[0].number}/notes`, { data: { text: "uji" }, headers: { origin: base } });
  expect((await note()).status()).toBe(200);
  await expect.poll(() => stream.heard.text, { timeout: 5_000 }).toContain("event: change");
  const { csrfToken } = await (await mine.get("/api/auth/csrf")).json();
  const left = performance.now();
  await mine.post("/api/auth/signout", { form: { csrfToken, json: "true" }, headers: { origin: base } });
  await expect.poll(() => stream.heard.endedAfterMs, { timeout: 6_000 }).not.toBeNull();
  expect(stream.from + (stream.heard.endedAfterMs ?? 0) - left).toBeLessThan(5_000);
  const said = stream.heard.text;
  await note();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(stream.heard.text).toBe(said);
  expect((await listen(cookie)).status).toBe(401);
  await Promise.all([mine.dispose(), colleague.dispose()]);
});

test("row 41: whatever a caller names, a stream says its own few events and no session id", async () => {
  const context = await signedIn("sari@demo.tanggap.example");
  const cookie = await cookieOf(context);
  const secret = cookie.split("=")[1] ?? "";
  const names = [
    "session",
    "__proto__",
    "constructor",
    "change\nevent: x",
    "../sessions",
    "*",
    "%00",
    "{}",
    "1e9",
    "-1",
  ];
  for (const name of names) {
    const query = `?event=${encodeURIComponent(name)}&channel=${encodeURIComponent(name)}`;
    const stop = new AbortController();
    const headers = { cookie, "last-event-id": name.replace(/[^\x20-\x7e]/g, "") };
    const response = await fetch(`${base}/api/events${query}`, { headers, signal: stop.signal });
    expect([name, response.status]).toEqual([name, 200]);
    const first = await response.body?.getReader().read();
    stop.abort();
    const said = new TextDecoder().decode(first?.value);
    expect(said).not.toContain(secret.slice(0, 30));
    const events = [...said.matchAll(/^event: (.*)$/gm)].map((match) => match[1] ?? "");
    expect(events.every((event) => ["ready", "change", "end"].includes(event))).toBe(true);
  }
  const posted = await context.post("/api/events", { data: { event: "session" }, headers: { origin: base } });
  expect(posted.status()).toBe(405);
  expect((await fetch(`${base}/api/events`)).status).toBe(401);
  await context.dispose();
});

test("F14: a stream that was away hears what it missed", async () => {
  const context = await signedIn("sari@demo.tanggap.example");
  const cookie = await cookieOf(context);
  const first = await listen(cookie);
  await expect.poll(() => first.heard.text).toContain("event: ready");
  const seq = Number(/"seq":(\d+)/.exec(first.heard.text)?.[1]);
  first.close();
  const { items } = await (await context.get("/api/v1/tickets?limit=1")).json();
  const { number } = items[0];
  await context.post(`/api/v1/tickets/${number}/notes`, { data: { text: "uji" }, headers: { origin: base } });
  const again = await listen(cookie, { "last-event-id": String(seq) });
  await expect.poll(() => again.heard.text).toContain("event: ready");
  const missed = [...again.heard.text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  expect(missed.some((id) => id > seq)).toBe(true);
  again.close();
  await context.dispose();
});
