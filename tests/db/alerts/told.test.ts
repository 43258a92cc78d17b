import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AlertSettings } from "#lib/alerts/alert-settings.ts";
import { carriersOf } from "#lib/alerts/carriers.ts";
import { findAlerts } from "#lib/alerts/find-alerts.ts";
import { forgetOldAlerts } from "#lib/alerts/forget-old-alerts.ts";
import { sendNextNotice } from "#lib/alerts/send-next-notice.ts";
import { sendTestAlert } from "#lib/alerts/send-test-alert.ts";
import { watchSigns } from "#lib/alerts/watch-signs.ts";
import type { Context } from "#lib/context.ts";
import { newId } from "#lib/ids.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { complain } from "../laws/complaint.ts";

const secret = "rahasia-webhook-0123456789";

interface Heard {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

let test: TestDatabase;
let world: XTestWorld;
let receiver: Server;
let smtp: SMTPServer;
let settings: AlertSettings;
/** How often each receiver still refuses. */
const refuses = { webhook: 0, email: 0 };
const posts: Heard[] = [];
const mails: { to: string[]; raw: string }[] = [];
const ways = ["webhook", "email"] as const;

beforeAll(async () => {
  test = await testDatabase();
  world = await startXWorld(test.db);
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isRefused = refuses.webhook > 0;
    if (isRefused) refuses.webhook -= 1;
    else posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(isRefused ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuses.email > 0) {
          refuses.email -= 1;
          return done(Object.assign(new Error("come back later"), { responseCode: 451 }));
        }
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  settings = {
    webhook: { url: `http://127.0.0.1:${port(receiver)}/hook?kunci=jalur-rahasia`, secret },
    email: {
      to: ["siaga@nusalink.example"],
      from: "tanggap@nusalink.example",
      smtpUrl: `smtp://127.0.0.1:${port(smtp.server)}`,
    },
    publicUrl: "https://desk.nusalink.example",
  };
}, 60_000);
afterEach(() => {
  posts.length = 0;
  mails.length = 0;
});
afterAll(async () => {
  await new Promise((resolve) => receiver?.close(resolve));
  await new Promise<void>((resolve) => smtp?.close(() => resolve()) ?? resolve());
  await world?.stop();
  await test?.close();
});

const started = Temporal.Now.instant().subtract({ hours: 3 });
const at = (now: Temporal.Instant): Context => ({ ...system(test.db), now });
const beat = (when: Temporal.Instant) => {
  const value = { at: when.toString(), pid: 1 };
  return test.db.setting.upsert({ where: { key: "worker:1" }, create: { key: "worker:1", value }, update: { value } });
};
const watch = (now = Temporal.Now.instant()) => watchSigns(at(now), { watchingSince: started, ways });

/** Carries until nothing is due; what waits for its next try is made due at once. */
async function carryAll(): Promise<string[]> {
  const results: string[] = [];
  for (;;) {
    await test.db.staffNotice.updateMany({ where: { state: "waiting" }, data: { dueAt: new Date(Date.now() - 1000) } });
    const result = await sendNextNotice(system(test.db), carriersOf(settings));
    if (result === "nothing-due") return results;
    results.push(result);
  }
}

async function deadLetter(): Promise<void> {
  const { id: channelId, brandId } = world.channel;
  const id = newId();
  const fixed = { id, brandId, channelId, deliveryKey: id, source: "webhook", bodyHash: "0", requestId: newId() };
  const body = '{"teks":"rahasia pelanggan"}';
  const times = { dueAt: new Date(), receivedAt: new Date() };
  await test.db.rawEvent.create({ data: { ...fixed, ...times, body, status: "dead", because: "TypeError" } });
}

describe("alerts", { timeout: 60_000 }, () => {
  it("say nothing while all is well", async () => {
    await beat(Temporal.Now.instant());
    expect(await watch()).toBe(0);
    expect(await test.db.alert.count()).toBe(0);
  });

  it("open once, however many look at the same time, and arrive although both receivers refused at first", async () => {
    await complain(world);
    await deadLetter();
    refuses.webhook = 2;
    refuses.email = 1;
    const written = await Promise.all([watch(), watch(), watch()]);
    expect(written.reduce((sum, count) => sum + count)).toBe(2);
    await watch();
    expect(await test.db.alert.count({ where: { kind: "dead-letters" } })).toBe(1);
    const results = await carryAll();
    expect([results.filter((one) => one === "failed").length, results.filter((one) => one === "sent").length]).toEqual([
      3, 2,
    ]);
    expect([posts.length, mails.length]).toEqual([1, 1]);
  });

  it("remind hourly, close by themselves and say so, in order", async () => {
    const inAnHour = Temporal.Now.instant().add({ seconds: 3601 });
    await beat(inAnHour);
    await watch(inAnHour);
    expect(await watch(inAnHour.add({ seconds: 20 }))).toBe(0);
    await test.db.rawEvent.updateMany({ where: { status: "dead" }, data: { status: "ignored" } });
    await watch(inAnHour.add({ seconds: 30 }));
    await carryAll();
    expect(posts.map((post) => JSON.parse(post.body).event)).toEqual(["alert.reminder", "alert.closed"]);
    expect(mails[1]?.raw).toMatch(/^Subject: \[Tanggap\] Selesai: /m);
    expect(await test.db.alert.count({ where: { closedAt: null } })).toBe(0);
  });

  it("are signed over the raw bytes with a time, and any change of either shows", async () => {
    await deadLetter();
    await beat(Temporal.Now.instant());
    await watch();
    await carryAll();
    const [post] = posts;
    const timestamp = String(post?.headers["x-tanggap-timestamp"]);
    const expected = createHmac("sha256", secret).update(`${timestamp}.${post?.body}`).digest();
    const given = Buffer.from(String(post?.headers["x-tanggap-signature"]).replace("sha256=", ""), "hex");
    expect(timingSafeEqual(given, expected)).toBe(true);
    const forged = createHmac("sha256", secret).update(`${timestamp}.${post?.body} `).digest();
    expect(given.equals(forged)).toBe(false);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(60);
    expect(JSON.parse(post?.body ?? "{}")).toMatchObject({
      id: post?.headers["x-tanggap-delivery"],
      event: "alert.opened",
      alert: { kind: "dead-letters", network: "x", channelKey: world.channel.key, count: 1 },
    });
  });

  it("go to the operator alone and hold no word of a customer and no secret", async () => {
    await test.db.rawEvent.updateMany({ where: { status: "dead" }, data: { status: "ignored" } });
    await watch();
    await carryAll();
    expect(mails.flatMap((mail) => mail.to)).toEqual(["siaga@nusalink.example"]);
    const said = [...mails.map((mail) => mail.raw), ...posts.map((post) => JSON.stringify(post))].join("\n");
    expect(said).not.toMatch(/rahasia pelanggan|rahasia-webhook|jalur-rahasia|warga|mati total/i);
  });

  it("notice a worker that is gone, and one that is back", async () => {
    await beat(Temporal.Now.instant().subtract({ seconds: 90 }));
    await watch();
    expect(await test.db.alert.findFirst({ where: { closedAt: null } })).toMatchObject({
      kind: "no-worker",
      brandId: null,
    });
    await beat(Temporal.Now.instant());
    await watch();
    expect(await test.db.alert.count({ where: { closedAt: null } })).toBe(0);
    await carryAll();
  });
});

describe("staff notices", { timeout: 60_000 }, () => {
  it("can never address a customer: the database refuses any other audience, way or word", async () => {
    const createdAt = new Date();
    const notice = { about: "test", via: "email", facts: {}, dueAt: createdAt, createdAt };
    const refused = (columns: object) =>
      expect(test.db.staffNotice.create({ data: { ...notice, ...columns, id: newId() } })).rejects.toThrow();
    await refused({ audience: "customer" });
    await refused({ via: "x" });
    await refused({ facts: { to: "dewi@pelanggan.example" } });
    await refused({ facts: { text: "Halo Kak" } });
    await refused({ about: "opened" });
    const columns = await test.pool.query(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'staff_notice'",
    );
    const names = columns.rows.map((row: { column_name: string }) => row.column_name);
    expect(names.filter((name) => /recipient|address|email|handle|customer|ticket|^to$/i.test(name))).toEqual([]);
  });

  it("are tested by an admin alone, and shown without paths and secrets", async () => {
    const admin = as(test.db, await makeStaff(test.db, [world.brand], "admin"), [world.brand]);
    const supervisor = as(test.db, await makeStaff(test.db, [world.brand], "supervisor"), [world.brand]);
    await expect(sendTestAlert(supervisor, {}, ways)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendTestAlert(admin, {}, [])).rejects.toMatchObject({ code: "conflict" });
    await sendTestAlert(admin, {}, ways);
    await carryAll();
    expect(JSON.parse(posts[0]?.body ?? "{}").event).toBe("alert.test");
    expect(mails[0]?.raw).toMatch(/^Subject: \[Tanggap\] Ini peringatan uji/m);
    const shown = await findAlerts(supervisor, settings);
    expect(shown.ways.map((way) => way.target)).toEqual([
      new URL(settings.webhook?.url ?? "").host,
      "siaga@nusalink.example",
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/rahasia/);
    await expect(findAlerts(world.click(), settings)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are given up after a day, never follow a redirect, and go with their alert after 90 days", async () => {
    const away = createServer((_request, response) =>
      response.writeHead(302, { location: settings.webhook?.url }).end(),
    );
    await new Promise<void>((resolve) => away.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(away.address() as AddressInfo).port}/`;
    const carriers = carriersOf({ ...settings, webhook: { url, secret }, email: null });
    const admin = as(test.db, await makeStaff(test.db, [world.brand], "admin"), [world.brand]);
    await sendTestAlert(admin, {}, ["webhook"]);
    expect(await sendNextNotice(system(test.db), carriers)).toBe("failed");
    const old = { createdAt: new Date(Date.now() - 25 * 3_600_000), dueAt: new Date() };
    await test.db.staffNotice.updateMany({ where: { state: "waiting" }, data: old });
    expect(await sendNextNotice(system(test.db), carriers)).toBe("given-up");
    expect(posts).toEqual([]);
    await new Promise((resolve) => away.close(resolve));
    await forgetOldAlerts(at(Temporal.Now.instant().add({ hours: 24 * 91 })));
    expect([await test.db.staffNotice.count(), await test.db.alert.count()]).toEqual([0, 0]);
  });
});
