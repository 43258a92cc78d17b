import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { newId } from "#lib/ids.ts";
import { hashPassword } from "#lib/people/password-hash.ts";
import { signIn } from "#lib/people/sign-in.ts";
import { tryCounter } from "#lib/people/try-counter.ts";
import { counters } from "#lib/web/rate-limits.ts";
import { sealSession, sessionCookieName } from "#lib/web/session.ts";
import { openApiDocument } from "#lib/web/v1/openapi.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeStaff, system } from "#tests/factories/actors.ts";
import { apiOver, tokenOf } from "#tests/factories/api.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

let test: TestDatabase;
let world: XTestWorld;
let api: ReturnType<typeof apiOver>;
let token: string;
const numbers: string[] = [];

beforeAll(async () => {
  test = await testDatabase({ max: 12 });
  api = apiOver(test);
  world = await startXWorld(test.db);
  token = await tokenOf(test, world.agent);
  for (let at = 0; at < 7; at += 1) {
    const user = world.peer.addUser({ username: `dewi_api_${at}`, name: `Dewi ${at}`, followers: 120 + at });
    await world.peer.post(user, "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek dong");
  }
  await world.drain();
  for (const ticket of await test.db.ticket.findMany({ orderBy: [{ openedAt: "desc" }, { id: "desc" }] })) {
    numbers.push(ticket.number);
  }
});
afterAll(async () => {
  await world?.stop();
  await test?.close();
});

describe("GET /api/v1/tickets", () => {
  it("gives the newest first, in pages that neither overlap nor leave out", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/v1/tickets?limit=3${cursor ? `&cursor=${cursor}` : ""}`;
      const { status, body } = await api("GET", path, { token });
      expect(status).toBe(200);
      seen.push(...body.items.map((item: { number: string }) => item.number));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(numbers);
    expect(numbers).toHaveLength(7);
  });

  it("says who, where and since when", async () => {
    const { body, headers } = await api("GET", "/api/v1/tickets?limit=1", { token });
    expect(body.items[0]).toMatchObject({ status: "new", network: "x", channel: world.channel.key });
    expect(body.items[0].customer).toMatchObject({
      handle: expect.stringMatching(/^dewi_api_/),
      followers: expect.any(Number),
    });
    expect(body.items[0].openedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  it("filters, and refuses a cursor that is not its own", async () => {
    const count = async (query: string) => (await api("GET", `/api/v1/tickets?${query}`, { token })).body.items.length;
    expect(await count("status=new")).toBe(7);
    expect(await count("status=closed")).toBe(0);
    expect(await count(`channel=${world.channel.key}&network=x`)).toBe(7);
    expect(await count("channel=nobody")).toBe(0);
    expect(await count("assignee=none")).toBe(7);
    expect((await api("GET", "/api/v1/tickets?cursor=AAAA", { token })).status).toBe(400);
  });
});

describe("GET /api/v1/tickets/{number}", () => {
  it("adds legs, messages with network ids, outreach, clocks and events", async () => {
    const number = numbers[6] ?? "";
    const started = await api("POST", `/api/v1/tickets/${number}/outreach`, { token, body: {} });
    expect([started.status, started.body.state]).toEqual([202, "sending-dm"]);
    await world.drain();
    const { body } = await api("GET", `/api/v1/tickets/${number}`, { token });
    expect(body.legs.map((leg: { leg: string }) => leg.leg)).toEqual(["public", "dm"]);
    const said = body.messages.map((one: { direction: string; leg: string; kind: string; state: string }) =>
      [one.direction, one.leg, one.kind, one.state].join(" "),
    );
    expect(said.sort()).toEqual([
      "in public mention received",
      "out dm first-dm accepted",
      "out public acknowledgement accepted",
    ]);
    expect(body.messages.every((one: { externalId: string | null }) => one.externalId)).toBe(true);
    expect(body.outreach).toMatchObject({ state: "acknowledged", dm: { state: "accepted" } });
    expect(body.clocks.length).toBeGreaterThanOrEqual(3);
    expect(body.events[0].type).toBe("ticket.opened");
    const again = await api("POST", `/api/v1/tickets/${number}/outreach`, { token, body: {} });
    expect([again.status, again.body.state]).toEqual([200, "acknowledged"]);
    const other = await api("POST", `/api/v1/tickets/${number}/outreach`, { token, body: { dm: "Teks lain." } });
    expect(other.status).toBe(409);
  });

  it("tells a mistyped number from an unknown one", async () => {
    const number = numbers[0] ?? "";
    const last = number.at(-1) === "0" ? "1" : "0";
    const mistyped = await api("GET", `/api/v1/tickets/${number.slice(0, -1)}${last}`, { token });
    expect([mistyped.status, mistyped.body.error.because]).toEqual([404, "mistyped"]);
    const typed = await api("GET", `/api/v1/tickets/${number.toLowerCase().replaceAll("-", "")}`, { token });
    expect([typed.status, typed.body.number]).toEqual([200, number]);
  });
});

describe("mutations", () => {
  it("F12: twenty parallel calls under one Idempotency-Key write one note and answer alike", async () => {
    const path = `/api/v1/tickets/${numbers[1]}/notes`;
    const call = { token, body: { text: "sekali saja" }, headers: { "idempotency-key": newId() } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api("POST", path, call)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await test.db.note.count({ where: { text: "sekali saja" } })).toBe(1);
    expect((await api("POST", path, { ...call, body: { text: "lain" } })).status).toBe(422);
  });

  it("take JSON of at most 1 MB", async () => {
    const path = `/api/v1/tickets/${numbers[1]}/notes`;
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await api("POST", path, { token, body: "text=x", headers: form })).status).toBe(400);
    expect((await api("POST", path, { token, body: "{" })).status).toBe(400);
    expect((await api("POST", path, { token, body: { text: "x".repeat(1_100_000) } })).status).toBe(413);
  });

  it("row 31: with a session need an Origin of our own; with a token they need none", async () => {
    const password = "kata sandi yang panjang";
    const staff = await makeStaff(test.db, [world.brand]);
    await test.db.staff.update({ where: { id: staff.id }, data: { passwordHash: await hashPassword(password) } });
    const counter = tryCounter(test.pool, { name: "row31", most: 10, perSeconds: 60 });
    const given = { email: staff.email, password, address: "203.0.113.30" };
    const signedIn = await signIn(system(test.db), given, { perAccount: counter, perAddress: counter });
    if (!signedIn.ok) throw new Error("not signed in");
    const cookie = `${sessionCookieName()}=${await sealSession(signedIn.sessionId)}`;
    const path = `/api/v1/tickets/${numbers[2]}/notes`;
    const post = (headers: Record<string, string>) => api("POST", path, { body: { text: "x" }, headers });
    expect((await post({ cookie })).status).toBe(403);
    expect((await post({ cookie, origin: "null" })).status).toBe(403);
    expect((await post({ cookie, origin: "http://evil.test" })).status).toBe(403);
    expect((await post({ cookie, origin: "http://localhost:3000.evil.test" })).status).toBe(403);
    expect((await post({ cookie, origin: "http://localhost:3000" })).status).toBe(200);
    expect((await api("GET", "/api/v1/tickets", { headers: { cookie } })).status).toBe(200);
    expect((await api("POST", path, { token, body: { text: "x" } })).status).toBe(200);
    // A wrong token is wrong, even when a good session comes along.
    expect((await post({ cookie, origin: "http://localhost:3000", authorization: "Bearer tgp_x" })).status).toBe(401);
  });

  it("row 9: a session that we did not seal is none", async () => {
    for (const value of ["", "x", "true", "1", "eyJhbGciOiJkaXIifQ..x.y.z", `${"a".repeat(5_000)}`, "null", "%00"]) {
      const headers = { cookie: `${sessionCookieName()}=${value}` };
      expect([value.slice(0, 20), (await api("GET", "/api/v1/tickets", { headers })).status]).toEqual([
        value.slice(0, 20),
        401,
      ]);
    }
  });

  it("row 11: a thousand broken Authorization headers are 401, never a crash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60, unit: "binary-ascii" }), fc.boolean(), async (text, bearer) => {
        const value = (bearer ? `Bearer ${text}` : text).replace(/[\r\n\0]/g, " ").trim();
        if (value === "") return;
        const { status } = await api("GET", "/api/v1/tickets", { headers: { authorization: value } });
        expect(status).toBe(401);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the rate of one token", () => {
  it("allows 100 calls in a second, and refuses far too many with Retry-After", async () => {
    const eager = await tokenOf(test, await makeStaff(test.db, [world.brand]));
    const one = () => api("POST", "/api/v1/sla/preview", { token: eager, body: { kind: "x" } });
    const answers = await Promise.all(Array.from({ length: 100 }, one));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([422]));
    await Promise.all(Array.from({ length: 500 }, () => counters().token.count(hashToken(eager))));
    const refused = await one();
    expect([refused.status, refused.body.error.code]).toEqual([429, "rate-limited"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await api("GET", "/api/v1/tickets", { token })).status).toBe(200);
  });
});

describe("the OpenAPI document", () => {
  it("describes every call with its answers and errors", () => {
    const document = openApiDocument();
    expect(document.openapi).toBe("3.1.0");
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const [verb, operation] of Object.entries(
        item as Record<string, { responses: object; parameters?: { name: string }[] }>,
      )) {
        const codes = Object.keys(operation.responses);
        expect([path, verb, codes.some((code) => code.startsWith("2")), codes.includes("401")]).toEqual([
          path,
          verb,
          true,
          true,
        ]);
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const parameters = (operation.parameters ?? []).map((parameter) => parameter.name);
        expect([path, named.every((name) => parameters.includes(name ?? ""))]).toEqual([path, true]);
      }
    }
  });
});
