import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockFigures, type MeasuredClock } from "#lib/reports/rules/clock-figures.ts";
import { dmFirstFigures, publicAnswer, type SentMessage } from "#lib/reports/rules/public-answer.ts";
import { slaReport } from "#lib/reports/sla-report.ts";
import { toInstant } from "#lib/time/instant.ts";
import { type TestDatabase, testDatabase } from "../../database.ts";
import { addTicket, contextOf, makeWorld, minutes, now, type World } from "./report-rows.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.db);
});

afterAll(() => database.close());

const minute = fc.integer({ min: -600, max: 60 });
const anyClock = fc
  .record({
    state: fc.constantFrom("running", "paused", "met", "missed", "cancelled"),
    target: fc.option(fc.constant(30)),
    due: fc.option(minute),
    started: fc.integer({ min: -600, max: -1 }),
    elapsed: fc.option(fc.integer({ min: 0, max: 20_000 })),
    agent: fc.option(fc.constantFrom(0, 1)),
  })
  .map(({ state, target, due, started, elapsed, agent }) => ({
    kind: "first-dm",
    state,
    startedAt: minutes(started),
    targetMinutes: target,
    dueAt: due === null ? null : minutes(due),
    stoppedAt: state === "running" || state === "paused" || elapsed === null ? null : minutes(started + elapsed / 60),
    elapsedSeconds: elapsed,
    agent,
  }));
const anyMessage = fc.record({
  leg: fc.constantFrom("dm", "public"),
  invites: fc.boolean(),
  state: fc.constantFrom("accepted", "delivered", "read", "refused", "queued", "unknown", "cancelled"),
  at: minute,
});
const anyTicket = fc.record({
  clocks: fc.array(anyClock, { maxLength: 4 }),
  sent: fc.array(anyMessage, { maxLength: 4 }),
});

it("SQL and the pure rules give the same figures of the same rows", async () => {
  const run = fc.asyncProperty(fc.array(anyTicket, { minLength: 1, maxLength: 12 }), async (tickets) => {
    await database.pool.query("TRUNCATE ticket, clock, ticket_event, outbox_message, handle, customer CASCADE");
    for (const { clocks, sent } of tickets) {
      await addTicket(
        world,
        {},
        clocks.map(({ agent, ...clock }) => ({ ...clock, stoppedById: agent === null ? null : world.agents[agent] })),
        sent.map(({ leg, invites, state, at }) => ({
          leg,
          state,
          acceptedAt: minutes(at),
          kind: kindOf(leg, invites),
        })),
      );
    }
    const report = await slaReport(contextOf(world, "supervisor"), { from: "2026-11-22", to: "2026-11-22" });
    const rows = tickets.flatMap((ticket) => ticket.clocks);
    expect(report.clocks["first-dm"]?.total).toEqual(clockFigures(rows.map(measured), now));
    for (const [index, name] of ["Ayu", "Bayu"].entries()) {
      const own = rows.filter((row) => row.agent === index && row.state !== "cancelled").map(measured);
      const told = report.clocks["first-dm"]?.agents.find((agent) => agent.name === name)?.figures;
      expect(told ?? clockFigures([], now)).toEqual(clockFigures(own, now));
    }
    const answers = tickets.map((ticket) => publicAnswer(ticket.sent.map(sentMessage)));
    expect(report.tickets.total.dmFirst).toEqual(dmFirstFigures(answers));
  });
  await fc.assert(run, { numRuns: 25 });
}, 240_000);

function kindOf(leg: "dm" | "public", invites: boolean): string {
  if (leg === "dm") return "dm";
  return invites ? "invitation" : "public-reply";
}

type AnyClock = typeof anyClock extends fc.Arbitrary<infer Row> ? Row : never;
type AnyMessage = typeof anyMessage extends fc.Arbitrary<infer Row> ? Row : never;

function measured(row: AnyClock): MeasuredClock {
  return {
    state: row.state,
    targetMinutes: row.targetMinutes,
    dueAt: row.dueAt ? toInstant(row.dueAt) : null,
    stoppedAt: row.stoppedAt ? toInstant(row.stoppedAt) : null,
    elapsedSeconds: row.elapsedSeconds,
  };
}

function sentMessage({ leg, invites, state, at }: AnyMessage): SentMessage {
  return { leg, kind: kindOf(leg, invites), state, acceptedAt: toInstant(minutes(at)) };
}
