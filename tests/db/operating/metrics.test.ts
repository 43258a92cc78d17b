import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { addChannelMetrics } from "#lib/web/channel-metrics.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import { complain } from "../laws/complaint.ts";

let test: TestDatabase;
let world: XTestWorld;

beforeAll(async () => {
  test = await testDatabase();
  world = await startXWorld(test.db, {}, { limits: { dm: { calls: 15, perSeconds: 900 } } });
});
afterAll(async () => {
  await world?.stop();
  await test?.close();
});

async function metrics(): Promise<string> {
  const registry = new Registry();
  await addChannelMetrics(registry, test.db, Temporal.Now.instant());
  return registry.metrics();
}
/** The value of one series of this channel. */
async function figure(name: string, more = ""): Promise<number> {
  const labels = `channel="${world.channel.key}",network="x"${more}`;
  const line = (await metrics()).split("\n").find((each) => each.startsWith(`${name}{${labels}}`));
  return Number(line?.split(" ").at(-1));
}

describe("the operator's figures", { timeout: 60_000 }, () => {
  it("count sent calls and what is left of the budget", async () => {
    const complaint = await complain(world);
    await reachOut(world.click(), { number: complaint.ticket.number });
    await world.drain();
    expect(await figure("tanggap_channel_send_attempts_last_hour", ',outcome="accepted"')).toBe(2);
    // Nine tenths of 15 calls are 13; one DM was sent.
    expect(await figure("tanggap_channel_budget_left", ',bucket="dm"')).toBe(12);
  });

  it("tell the age of the oldest due message", async () => {
    const complaint = await complain(world);
    await reachOut(world.click(), { number: complaint.ticket.number });
    const due = { dueAt: new Date(Date.now() - 400_000) };
    await test.db.outboxMessage.updateMany({ where: { ticketId: complaint.ticket.id }, data: due });
    expect(await figure("tanggap_channel_late_messages")).toBe(1);
    expect(await figure("tanggap_channel_oldest_due_seconds")).toBeGreaterThanOrEqual(399);
    expect(await figure("tanggap_channel_breaker_open")).toBe(0);
  });

  it("tell of every worker's heartbeat, and hold no names, texts or ids of customers", async () => {
    const value = { at: Temporal.Now.instant().subtract({ seconds: 90 }).toString(), pid: 1 };
    await test.db.setting.create({ data: { key: "worker:1", value } });
    const text = await metrics();
    expect(text).toMatch(/tanggap_worker_heartbeat_age_seconds\{worker="1"\} 9\d/);
    expect(text).not.toMatch(/warga|NusaLinkCare|mati total/i);
  });

  it("are all described in the operator's page", async () => {
    const docs = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "operating.md"), "utf8");
    const names = [...(await metrics()).matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1] ?? "");
    expect(names.length).toBeGreaterThanOrEqual(13);
    for (const name of names) expect(docs).toContain(`\`${name}\``);
  });
});
