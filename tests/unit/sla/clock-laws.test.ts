import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import { type SlaEvent, slaEventTypes } from "#lib/sla/rules/clock-runs.ts";
import { type Clock, clocksOf, nextDueOf } from "#lib/sla/rules/clocks.ts";
import { aroundTheClock } from "#lib/sla/rules/defaults.ts";
import { clockKinds, type Policy } from "#lib/sla/rules/policy.ts";
import { openSecondsBetween } from "#lib/sla/rules/working-time.ts";
import { calendarSpecs } from "./arbitraries.ts";

const base = Temporal.Instant.from("2026-03-27T00:00:00Z");
const minuteAfter = (minutes: number) => base.add({ minutes });
const dates = Array.from({ length: 12 }, (_, day) =>
  Temporal.PlainDate.from("2026-03-27").add({ days: day }).toString(),
);

const event: fc.Arbitrary<SlaEvent> = fc.record({
  type: fc.constantFrom(...slaEventTypes),
  at: fc.integer({ min: 0, max: 7 * 1440 }).map(minuteAfter),
});
const stories = fc
  .array(event, { maxLength: 25 })
  .map((rest): SlaEvent[] => [{ type: "posted", at: minuteAfter(0) }, ...rest]);
const target = fc.record({ targetMinutes: fc.option(fc.integer({ min: 1, max: 5000 })), useCalendar: fc.boolean() });
const policies: fc.Arbitrary<Policy> = fc.record({
  "first-dm": target,
  acknowledgement: target,
  "next-reply": target,
  resolution: target,
});
const calendars = fc
  .constantFrom("Asia/Makassar", "Europe/Berlin")
  .chain((zone) => calendarSpecs(zone, dates))
  .map(compileCalendar);
const moments = fc.integer({ min: 0, max: 9 * 1440 }).map(minuteAfter);
const ms = (moment: Temporal.Instant | null) => moment?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
const key = (clock: Clock) => `${clock.kind} ${clock.seq}`;

describe("laws of a ticket's clocks", () => {
  it("every clock tells one consistent story", () => {
    fc.assert(
      fc.property(stories, policies, calendars, moments, (events, policy, calendar, now) => {
        const list = clocksOf(events, policy, calendar, now);
        expect(new Set(list.map(key)).size).toBe(list.length);
        for (const clock of list) {
          const counting = policy[clock.kind].useCalendar ? calendar : aroundTheClock;
          const end = clock.stoppedAt ?? now;
          expect(ms(end)).toBeGreaterThanOrEqual(ms(clock.startedAt));
          expect(clock.stoppedAt === null).toBe(clock.stoppedBy === null);
          expect(clock.state === "missed").toBe(ms(end) > ms(clock.dueAt));
          expect(clock.breachedAt).toEqual(clock.state === "missed" ? clock.dueAt : null);
          if (clock.state === "met") expect(clock.stoppedAt).not.toBeNull();
          if (clock.state === "running" || clock.state === "paused") expect(clock.stoppedAt).toBeNull();
          if (clock.dueAt !== null && clock.targetMinutes !== null) {
            const counted = openSecondsBetween(counting, clock.startedAt, clock.dueAt, clock.pauses);
            expect(counted).toBe(clock.targetMinutes * 60);
          }
          if (clock.targetMinutes !== null && clock.state === "missed") {
            expect(clock.elapsedMinutes).toBeGreaterThanOrEqual(clock.targetMinutes);
          }
          if (clock.kind !== "resolution") expect(clock.pauses).toEqual([]);
          for (const pause of clock.pauses) {
            expect(ms(pause.from)).toBeGreaterThanOrEqual(ms(clock.startedAt));
            if (clock.stoppedAt !== null) expect(ms(pause.to)).toBeLessThanOrEqual(ms(clock.stoppedAt));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("the order in which events are told does not matter when their times differ", () => {
    fc.assert(
      fc.property(
        stories,
        policies,
        calendars,
        moments,
        fc.infiniteStream(fc.nat()),
        (events, policy, calendar, now, draws) => {
          const times = new Set(events.map((one) => one.at.epochMilliseconds));
          fc.pre(times.size === events.length);
          const shuffled = events
            .map((one) => ({ one, rank: draws.next().value ?? 0 }))
            .sort((a, b) => a.rank - b.rank);
          const told = clocksOf(events, policy, calendar, now);
          expect(
            clocksOf(
              shuffled.map(({ one }) => one),
              policy,
              calendar,
              now,
            ),
          ).toEqual(told);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("as time passes nothing that ended changes, elapsed time never shrinks and a miss is never taken back", () => {
    fc.assert(
      fc.property(stories, policies, calendars, moments, moments, (events, policy, calendar, a, b) => {
        const [early, late] = [a, b].sort(Temporal.Instant.compare);
        if (!early || !late) return;
        const after = new Map(clocksOf(events, policy, calendar, late).map((clock) => [key(clock), clock]));
        for (const before of clocksOf(events, policy, calendar, early)) {
          const then = after.get(key(before));
          if (before.stoppedAt !== null) expect(then).toEqual(before);
          expect(then?.elapsedMinutes ?? -1).toBeGreaterThanOrEqual(before.elapsedMinutes);
          if (before.state === "missed") expect(then).toMatchObject({ state: "missed", breachedAt: before.breachedAt });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("the next due time is the earliest of the running clocks, never past", () => {
    fc.assert(
      fc.property(stories, policies, calendars, moments, (events, policy, calendar, now) => {
        const list = clocksOf(events, policy, calendar, now);
        const dues = list.filter((clock) => clock.state === "running").map((clock) => ms(clock.dueAt));
        expect(ms(nextDueOf(list))).toBe(Math.min(Number.POSITIVE_INFINITY, ...dues));
        expect(ms(nextDueOf(list))).toBeGreaterThanOrEqual(ms(now));
      }),
      { numRuns: 500 },
    );
  });

  it("there is one first DM, at most one acknowledgement, and at most one open clock of a kind", () => {
    fc.assert(
      fc.property(stories, policies, calendars, moments, (events, policy, calendar, now) => {
        const list = clocksOf(events, policy, calendar, now);
        expect(list.filter((clock) => clock.kind === "first-dm")).toHaveLength(1);
        for (const kind of clockKinds) {
          expect(list.filter((clock) => clock.kind === kind && clock.stoppedAt === null).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
