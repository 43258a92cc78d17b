import { describe, expect, it } from "vitest";
import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import type { SlaEvent } from "#lib/sla/rules/clock-runs.ts";
import { clocksOf, nextDueOf } from "#lib/sla/rules/clocks.ts";
import type { Policy } from "#lib/sla/rules/policy.ts";
import { at, brief, clocks, daily, policy, type Told } from "./told-clocks.ts";

describe("resolution", () => {
  it("stands still only while we wait for the customer", () => {
    const told: Told[] = [
      ["posted", "08:00"],
      ["waiting-internal", "09:00"],
      ["waiting-customer", "10:00"],
      ["waiting-customer", "10:30"],
      ["customer-wrote", "11:00"],
      ["waiting-customer", "12:00"],
      ["waiting-internal", "12:30"],
    ];
    const list = clocks(told, "13:00");
    expect(brief(list, "resolution")).toEqual(["1 running due 19:30 stopped - - 210m"]);
    expect(list.at(-1)?.pauses).toEqual([
      { from: at("10:00"), to: at("11:00") },
      { from: at("12:00"), to: at("12:30") },
    ]);
  });

  it("has no due time while it stands still, and is not what the ticket is due for", () => {
    const list = clocks(
      [
        ["posted", "08:00"],
        ["dm-accepted", "08:10"],
        ["acknowledged", "08:11"],
        ["waiting-customer", "09:00"],
      ],
      "+9 09:00",
    );
    expect(brief(list, "resolution")).toEqual(["1 paused due - stopped - - 60m"]);
    expect(nextDueOf(list)).toBeNull();
  });

  it("a target that ran out before the waiting began is missed", () => {
    const list = clocks(
      [
        ["posted", "08:00"],
        ["waiting-customer", "18:01"],
      ],
      "18:30",
    );
    expect(brief(list, "resolution")).toEqual(["1 missed due 18:00 stopped - - 601m"]);
  });

  it("a reopened ticket is measured anew; closing a resolved one changes nothing", () => {
    const told: Told[] = [
      ["posted", "08:00"],
      ["waiting-customer", "09:00"],
      ["resolved", "10:00"],
      ["closed", "10:30"],
      ["reopened", "11:00"],
    ];
    expect(brief(clocks(told, "12:00"), "resolution")).toEqual([
      "1 met due 19:00 stopped 10:00 resolved 60m",
      "2 running due 21:00 stopped - - 60m",
    ]);
  });
});

describe("the clocks of a ticket", () => {
  it("tell the earliest due time of those that run", () => {
    expect(nextDueOf(clocks([["posted", "09:00"]], "09:10"))).toEqual(at("09:30"));
    expect(
      nextDueOf(
        clocks(
          [
            ["posted", "09:00"],
            ["dm-accepted", "09:10"],
          ],
          "09:15",
        ),
      ),
    ).toEqual(at("09:45"));
    expect(nextDueOf([])).toBeNull();
  });

  it("measure without a target too, and then miss nothing", () => {
    const untargeted: Policy = { ...policy, "first-dm": { targetMinutes: null, useCalendar: false } };
    const events: SlaEvent[] = [
      { type: "posted", at: at("09:00") },
      { type: "dm-accepted", at: at("+1 09:00") },
    ];
    const [first] = clocksOf(events, untargeted, daily, at("+2 09:00"));
    expect(first).toMatchObject({
      state: "met",
      dueAt: null,
      breachedAt: null,
      targetMinutes: null,
      elapsedMinutes: 1440,
    });
  });

  it("run without a deadline on a calendar that never opens", () => {
    const never = compileCalendar({ ...daily.spec, hours: {} });
    const [first] = clocksOf([{ type: "posted", at: at("09:00") }], policy, never, at("+5 09:00"));
    expect(first).toMatchObject({ state: "running", dueAt: null, elapsedMinutes: 0 });
  });

  it("there are none before the post", () => {
    expect(clocks([["dm-accepted", "09:00"]], "10:00")).toEqual([]);
    expect(clocks([["posted", "11:00"]], "10:00")).toEqual([]);
  });
});
