import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { formatRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { openApiDocument } from "#lib/web/v1/openapi.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeBrand, makeStaff } from "#tests/factories/actors.ts";
import { apiOver, tokenOf } from "#tests/factories/api.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

const roles = ["agent", "supervisor", "admin"] as const;
const tenants = ["own", "foreign"] as const;
const calendar = { timezone: "Asia/Jakarta", hours: { mon: [["08:00", "17:00"]] } };

/** A body that each call accepts; a new call without one here fails the first test. */
const bodies: Readonly<Record<string, unknown>> = {
  "POST /api/v1/tickets/{number}/claim": {},
  "POST /api/v1/tickets/{number}/assignment": { staffId: null },
  "POST /api/v1/tickets/{number}/notes": { text: "catatan" },
  "POST /api/v1/tickets/{number}/waiting": { for: "internal" },
  "POST /api/v1/tickets/{number}/resume": {},
  "POST /api/v1/tickets/{number}/resolution": { summary: "sudah beres" },
  "POST /api/v1/tickets/{number}/closing": {},
  "POST /api/v1/tickets/{number}/reopening": {},
  "POST /api/v1/tickets/{number}/outreach": {},
  "POST /api/v1/tickets/{number}/invitation": {},
  "POST /api/v1/tickets/{number}/messages": { text: "halo" },
  "POST /api/v1/tickets/{number}/replies": { text: "halo" },
  "POST /api/v1/mentions/{id}/ticket": {},
  "POST /api/v1/outbox/{id}/outcome": { outcome: "send-again" },
  "POST /api/v1/raw-events/{id}/replay": {},
  "POST /api/v1/sla/preview": { kind: "is_open", calendar, at: "2026-11-23T03:00:00Z" },
  "POST /api/v1/triage/preview": { texts: [{ text: "mati" }] },
};

/** The only cells in which a role is refused although the brand is its own. */
const refused = new Set([
  "agent POST /api/v1/outbox/{id}/outcome",
  "agent GET /api/v1/raw-events",
  "agent POST /api/v1/raw-events/{id}/replay",
]);

interface Cell {
  readonly method: string;
  readonly path: string;
  readonly name: string;
}

const cells: Cell[] = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item ?? {}).map((verb) => {
    const method = verb.toUpperCase();
    return { method, path, name: `${method} ${path}` };
  }),
);

let test: TestDatabase;
let world: XTestWorld;
let api: ReturnType<typeof apiOver>;
let number: string;
let ids: { mention: string; message: string; event: string };
const people = new Map<string, { staff: Staff; token: string }>();

beforeAll(async () => {
  test = await testDatabase();
  api = apiOver(test);
  world = await startXWorld(test.db);
  const other = await makeBrand(test.db, "OTH");
  for (const role of roles) {
    for (const tenant of tenants) {
      const staff = await makeStaff(test.db, [tenant === "own" ? world.brand : other], role);
      people.set(`${role} ${tenant}`, { staff, token: await tokenOf(test, staff) });
    }
  }
  const post = await world.peer.post(
    world.peer.addUser({ username: "dewi_matrix", name: "Dewi" }),
    "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek dong",
  );
  await world.drain();
  const mention = await test.db.mention.findFirstOrThrow({ where: { externalId: post.id }, include: { ticket: true } });
  number = mention.ticket?.number ?? "";
  const token = people.get("agent own")?.token;
  await api("POST", `/api/v1/tickets/${number}/outreach`, { token, body: {} });
  const message = await test.db.outboxMessage.findFirstOrThrow({ where: { ticketId: mention.ticketId ?? "" } });
  const event = await test.db.rawEvent.findFirstOrThrow({ where: { channelId: world.channel.id } });
  await test.db.rawEvent.update({ where: { id: event.id }, data: { status: "dead", because: "TypeError" } });
  ids = { mention: mention.id, message: message.id, event: event.id };
});
afterAll(async () => {
  await world?.stop();
  await test?.close();
});

function pathOf(cell: Cell): string {
  const id = cell.path.includes("/mentions/")
    ? ids.mention
    : cell.path.includes("/raw-events/")
      ? ids.event
      : ids.message;
  return cell.path.replace("{number}", number).replace("{id}", id);
}

const call = (cell: Cell, token: string | undefined, path = pathOf(cell)) =>
  api(cell.method, path, cell.method === "GET" ? { token } : { token, body: bodies[cell.name] });

async function traces() {
  const [ticket, message, events] = await Promise.all([
    test.db.ticket.findUniqueOrThrow({ where: { number } }),
    test.db.outboxMessage.findUniqueOrThrow({ where: { id: ids.message } }),
    test.db.ticketEvent.count(),
  ]);
  return { version: ticket.version, state: message.state, events };
}

describe("row 33: role × endpoint × tenant, made from the OpenAPI document", () => {
  it("knows every call", () => {
    expect(cells.length).toBeGreaterThanOrEqual(20);
    const posts = cells.filter((cell) => cell.method !== "GET").map((cell) => cell.name);
    expect(posts.sort()).toEqual(Object.keys(bodies).sort());
  });

  it("lets nobody in without a token, with a dead one, or with another's scheme", async () => {
    for (const cell of cells) {
      for (const authorization of [null, "Bearer tgp_x", "Basic YTpi"]) {
        const headers: Record<string, string> = authorization ? { authorization } : {};
        const path = pathOf(cell);
        const { status, body } = await api(cell.method, path, { headers, body: bodies[cell.name] });
        expect([cell.name, status, body.error?.code]).toEqual([cell.name, 401, "unauthenticated"]);
      }
    }
  });

  for (const role of roles) {
    it(`${role} of another brand: every id is unknown, every list is empty, nothing changes`, async () => {
      const token = people.get(`${role} foreign`)?.token;
      const before = await traces();
      for (const cell of cells) {
        const { status, body } = await call(cell, token);
        const text = JSON.stringify(body);
        expect([cell.name, text.includes("dewi_matrix"), text.includes("mati total")]).toEqual([
          cell.name,
          false,
          false,
        ]);
        if (cell.path.includes("{")) {
          const mayBeRefused = refused.has(`${role} ${cell.name}`);
          expect([cell.name, status]).toEqual([cell.name, mayBeRefused ? 403 : 404]);
        } else if (refused.has(`${role} ${cell.name}`)) {
          expect([cell.name, status]).toEqual([cell.name, 403]);
        } else if (cell.method === "GET") {
          expect([cell.name, status, body.items]).toEqual([cell.name, 200, []]);
        } else {
          expect([cell.name, status]).toEqual([cell.name, 200]);
        }
      }
      expect(await traces()).toEqual(before);
    });

    it(`${role} of another brand: a foreign number and one that does not exist answer alike`, async () => {
      const token = people.get(`${role} foreign`)?.token;
      const foreign = await api("GET", `/api/v1/tickets/${number}`, { token });
      const unknown = formatRegistrationNumber("TGP", randomBytes(5));
      const absent = await api("GET", `/api/v1/tickets/${unknown}`, { token });
      const shape = (answer: typeof foreign) => ({ ...answer.body.error, requestId: "" });
      expect(shape(foreign)).toEqual(shape(absent));
      expect(foreign.status).toBe(404);
    });

    it(`${role} of the brand: sees and works, and is refused only what the table says`, async () => {
      const token = people.get(`${role} own`)?.token;
      for (const cell of cells) {
        const { status } = await call(cell, token);
        const mayNot = refused.has(`${role} ${cell.name}`);
        expect([cell.name, status === 403]).toEqual([cell.name, mayNot]);
        expect([cell.name, [401, 404, 500].includes(status)]).toEqual([cell.name, false]);
      }
    });
  }

  it("row 43: takes no loose ids", async () => {
    const token = people.get("admin own")?.token;
    for (const odd of ["0", "-1", "null", "[]", "{}", "%20", "1 OR 1=1", newId().slice(0, -1)]) {
      const path = `/api/v1/outbox/${encodeURIComponent(odd)}/outcome`;
      const { status } = await api("POST", path, { token, body: { outcome: "was-sent" } });
      expect([odd, status]).toEqual([odd, 400]);
    }
    for (const staffId of [0, "0", [], {}, true, "", { not: "" }]) {
      const path = `/api/v1/tickets/${number}/assignment`;
      expect((await api("POST", path, { token, body: { staffId } })).status).toBe(400);
    }
  });

  it("rows 44 and 54: refuses every key that it does not know, and objects where text is expected", async () => {
    const token = people.get("admin own")?.token;
    for (const cell of cells.filter((one) => one.method === "POST" && !one.path.includes("sla/preview"))) {
      for (const extra of ["autoBcc", "role", "brandId", "__proto__x", "constructor"]) {
        const body = { ...(bodies[cell.name] as object), [extra]: "x" };
        const { status } = await api("POST", pathOf(cell), { token, body });
        expect([cell.name, extra, status]).toEqual([cell.name, extra, 400]);
      }
    }
    for (const query of [
      "status[not]=new",
      "network=x&network=y",
      "status=",
      "limit=0",
      "limit=201",
      "limit=1e2",
      "q=1",
    ]) {
      expect([query, (await api("GET", `/api/v1/tickets?${query}`, { token })).status]).toEqual([query, 400]);
    }
    const operator = { body: { text: { not: "" } }, token };
    expect((await api("POST", `/api/v1/tickets/${number}/notes`, operator)).status).toBe(400);
  });
});
