import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failuresThatOpen } from "#lib/channels/rules/breaker.ts";
import { pollDueChannel } from "#lib/jobs/poll-due-channels.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { click, complain, complainants, doneFor } from "#tests/db/laws/complaint.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

describe("a network that does not answer", { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;

  beforeEach(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db, {}, { limits: null, settleSeconds: 0 });
  }, 120_000);
  afterEach(async () => {
    await world?.stop();
    await database?.close();
  });

  const channel = () => database.db.channel.findUniqueOrThrow({ where: { id: world.channel.id } });

  /** Everything a worker does, until nothing is due. */
  async function work(): Promise<void> {
    const ctx = () => system(database.db);
    for (let busy = true; busy; ) {
      const delivered = await deliverNextMessage(ctx());
      const read = await reconcileNextMessage(ctx());
      const polled = await pollDueChannel(database.db);
      busy = delivered !== "nothing-due" || read !== "nothing-due" || polled;
    }
  }

  /** Half a minute goes by: the clocks of what waits are moved instead. */
  async function halfAMinute(): Promise<void> {
    const back = (column: string) => `"${column}" = "${column}" - interval '30 seconds'`;
    await database.pool.query(`UPDATE channel SET ${back("probeAt")}, ${back("pollAgainAt")}`);
    await database.pool.query(`UPDATE outbox_message SET ${back("dueAt")} WHERE state IN ('queued', 'unknown')`);
  }

  it.each(["503-before", "drop-before"] as const)(
    "%s for ten minutes: one probe in half a minute, nothing lost, nothing twice, all of it sent when it is back",
    async (kind) => {
      const complaints = await complainants(world, 12);
      for (const { ticket } of complaints) await click(world, ticket);
      world.peer.faults.set([{ endpoint: "*", kind }]);
      await work();
      const opened = await channel();
      expect(opened).toMatchObject({ state: "active", trouble: "unreachable", downSince: expect.any(Date) });
      expect(opened.sendFailures).toBeGreaterThanOrEqual(failuresThatOpen);

      const calls: number[] = [];
      for (let step = 0; step < 20; step += 1) {
        const before = world.peer.log.requests.length;
        await halfAMinute();
        await work();
        calls.push(world.peer.log.requests.length - before);
      }
      expect(Math.max(...calls)).toBe(1);

      world.peer.faults.clear();
      for (let step = 0; step < 6; step += 1) {
        await halfAMinute();
        await work();
      }
      expect(await channel()).toMatchObject({ sendFailures: 0, readFailures: 0, trouble: null, downSince: null });
      for (const complaint of complaints) {
        expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
      }
    },
  );

  it("reads that fail stop reads, never sends", async () => {
    world.peer.faults.set([
      { endpoint: "read-mentions", kind: "503-before" },
      { endpoint: "read-dms", kind: "503-before" },
      { endpoint: "read-dm-conversation", kind: "503-before" },
    ]);
    await database.pool.query(
      `UPDATE channel SET "readFailures" = ${failuresThatOpen}, "probeAt" = now() + interval '30 seconds'`,
    );
    const complaint = await complain(world);
    await click(world, complaint.ticket);
    await work();
    expect(doneFor(world, complaint)).toMatchObject({ dms: [expect.anything()], replies: [expect.anything()] });
    expect((await channel()).sendFailures).toBe(0);
  });

  it("some failures among answers open nothing", async () => {
    const complaints = await complainants(world, 8);
    for (const { ticket } of complaints) await click(world, ticket);
    for (let n = 0; n < failuresThatOpen - 1; n += 1) world.peer.failNext("send-dm", "503-before");
    await work();
    await halfAMinute();
    await work();
    expect(await channel()).toMatchObject({ sendFailures: 0, trouble: null });
    for (const complaint of complaints) expect(doneFor(world, complaint).dms).toHaveLength(1);
  });
});
