import { expect, test } from "@playwright/test";
import { base, cookieOf, signedIn } from "./sign-in.ts";

const pages = ["/", "/inbox", "/mentions", "/outbox", "/reports", "/settings", "/tickets/TGP-7K3M-9QXD-4"];
const calls = ["/api/v1/tickets", "/api/v1/mentions", "/api/v1/outbox", "/api/events"];

/** What only the inside of the desk shows. */
const inside = /nusaraya|Keluar|Sign out|data-ticket|NSR-/i;

async function look(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(base + path, { headers, redirect: "manual" });
  return { status: response.status, body: await response.text() };
}

test("row 21: x-middleware-subrequest does not skip authorisation", async () => {
  const values = [
    "middleware",
    "proxy",
    "src/middleware",
    "middleware:middleware:middleware:middleware:middleware",
    "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
  ];
  for (const path of [...pages, ...calls]) {
    const without = await look(path);
    expect([path, [307, 401].includes(without.status)]).toEqual([path, true]);
    for (const value of values) {
      const withHeader = await look(path, { "x-middleware-subrequest": value, "x-middleware-next": "1" });
      expect([path, value, withHeader.status]).toEqual([path, value, without.status]);
      expect(inside.test(withHeader.body)).toBe(false);
    }
  }
});

function mutations(path: string): string[] {
  const name = path.slice(1);
  return [
    `${path}?nxtPnumber=x`,
    `${path}?nxtInumber=x`,
    `${path}?__nextLocale=en`,
    `${path}?_rsc=abc12`,
    `${path}.rsc`,
    `${path}.prefetch.rsc`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.json`,
    `${path}/`,
    `${path}//`,
    `${path}/.`,
    `${path}/..${path}`,
    `${path}%2f`,
    `${path}%5c`,
    `${path}%00`,
    `${path};a=b`,
    `${path}%20`,
    `/${name.toUpperCase()}`,
    `//${name}`,
    `/./${name}`,
    `/%2e/${name}`,
    `/en${path}`,
    `/id${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `/api/..${path}`,
    `/api/health/..${path}`,
    `/track/..${path}`,
    `/track/%2e%2e${path}`,
    `/sign-in/..${path}`,
    `/favicon.ico/..${path}`,
    `/_next/static/..${path}`,
    `/_next/data/build${path}.json`,
    `/_next/data/undefined/en${path}.json`,
    `/_next${path}`,
    `/%69nbox`,
    `/(desk)${path}`,
    `/(desk)/(work)${path}`,
    `/_not-found${path}`,
    `/@modal${path}`,
  ];
}

const disguises: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  { "next-action": "x" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": "/sign-in" },
  { "x-invoke-path": "/sign-in", "x-invoke-status": "200" },
  { "x-now-route-matches": "1=sign-in" },
  { "x-rewrite-url": "/sign-in", "x-original-url": "/sign-in" },
];

test("rows 25 and 26: no spelling of a page's address shows the desk to a stranger", async () => {
  test.setTimeout(180_000);
  let tried = 0;
  for (const path of pages.slice(1)) {
    for (const spelled of mutations(path)) {
      const disguise = disguises[tried % disguises.length] ?? {};
      tried += 1;
      const { status, body } = await look(spelled, disguise);
      expect([spelled, JSON.stringify(disguise), inside.test(body)]).toEqual([
        spelled,
        JSON.stringify(disguise),
        false,
      ]);
      expect([spelled, status < 500]).toEqual([spelled, true]);
    }
    for (const disguise of disguises) {
      const { body } = await look(path, disguise);
      expect([path, JSON.stringify(disguise), inside.test(body)]).toEqual([path, JSON.stringify(disguise), false]);
    }
  }
  expect(tried).toBeGreaterThanOrEqual(200);
});

test("the words that this looks for are really inside", async () => {
  const context = await signedIn("sari@demo.tanggap.example");
  const { status, body } = await look("/inbox", { cookie: await cookieOf(context) });
  expect([status, inside.test(body)]).toEqual([200, true]);
  await context.dispose();
});

test("row 19: nobody is believed to be somebody by a header", async () => {
  const claims = {
    "x-remote-user": "sari@demo.tanggap.example",
    "x-forwarded-user": "sari@demo.tanggap.example",
    "x-forwarded-email": "sari@demo.tanggap.example",
    "x-auth-request-email": "sari@demo.tanggap.example",
    "remote-user": "sari",
    "cf-access-authenticated-user-email": "sari@demo.tanggap.example",
  };
  for (const path of [...pages.slice(1), ...calls]) {
    expect([path, [307, 401].includes((await look(path, claims)).status)]).toEqual([path, true]);
  }
});
