import { describe, expect, it } from "vitest";
import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import type { SlaEvent, SlaEventType } from "#lib/sla/rules/clock-runs.ts";
import { type Clock, clocksOf, longestExchangeOf, nextDueOf } from "#lib/sla/rules/clocks.ts";
import type { ClockKind, Policy } from "#lib/sla/rules/policy.ts";

const daily = compileCalendar({
  timezone: "Asia/Jakarta",
  alwaysOpen: false,
  hours: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["08:00", "20:00"]]]),
  ),
  holidays: [],
  dateOverrides: {},
});

const policy: Policy = {
  "first-dm": { targetMinutes: 30, useCalendar: true },
  acknowledgement: { targetMinutes: 45, useCalendar: true },
  "next-reply": { targetMinutes: 60, useCalendar: true },
  resolution: { targetMinutes: 600, useCalendar: false },
};

/** Wall time of 2 July 2026 in Jakarta; "+1 09:00" is the day after. */
function at(wall: string): Temporal.Instant {
  const [time, plus] = wall.startsWith("+") ? [wall.slice(3), Number(wall[1])] : [wall, 0];
  return Temporal.PlainDateTime.from(`2026-07-02T${time}`)
    .add({ days: plus })
    .toZonedDateTime("Asia/Jakarta")
    .toInstant();
}

type Told = readonly [SlaEventType, string];

function clocks(told: readonly Told[], now: string, leg?: "public" | "dm"): Clock[] {
  const events = told.map(
    ([type, when]): SlaEvent => ({ type, at: at(when), ...(type === "posted" && leg ? { leg } : {}) }),
  );
  return clocksOf(events, policy, daily, at(now));
}

function brief(list: readonly Clock[], kind: ClockKind): string[] {
  const wall = (moment: Temporal.Instant | null) =>
    moment === null
      ? "-"
      : moment.toZonedDateTimeISO("Asia/Jakarta").toPlainTime().toString({ smallestUnit: "minute" });
  return list
    .filter((clock) => clock.kind === kind)
    .map(
      (c) =>
        `${c.seq} ${c.state} due ${wall(c.dueAt)} stopped ${wall(c.stoppedAt)} ${c.stoppedBy ?? "-"} ${c.elapsedMinutes}m`,
    );
}

describe("the first DM and its acknowledgement", () => {
  it("run from the time the customer posted, in desk hours", () => {
    const list = clocks([["posted", "06:00"]], "08:10");
    expect(brief(list, "first-dm")).toEqual(["1 running due 08:30 stopped - - 10m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 running due 08:45 stopped - - 10m"]);
  });

  it("are met in time, also exactly at the due time", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "09:30"],
        ["acknowledged", "09:31"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:30 dm-accepted 30m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 met due 09:45 stopped 09:31 acknowledged 31m"]);
  });

  it("are missed once the due time has passed, and stay missed when done late", () => {
    const open = clocks([["posted", "09:00"]], "09:31");
    expect(brief(open, "first-dm")).toEqual(["1 missed due 09:30 stopped - - 31m"]);
    const late = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "10:00"],
      ],
      "12:00",
    );
    expect(brief(late, "first-dm")).toEqual(["1 missed due 09:30 stopped 10:00 dm-accepted 60m"]);
    expect(late[0]?.breachedAt).toEqual(at("09:30"));
    expect(clocks([["posted", "09:00"]], "09:30")[0]?.state).toBe("running");
  });

  it("are met by invitation when the outreach closes without a DM, and say so", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["outreach-closed", "09:20"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:20 outreach-closed 20m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 met due 09:45 stopped 09:20 outreach-closed 20m"]);
  });

  it("end with the ticket, and say so", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["closed", "09:10"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:10 closed 10m"]);
  });

  it("a public answer is no first DM; on a complaint by DM the brand's answer is, and nothing is to be acknowledged", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["brand-answered", "09:10"],
    ];
    expect(brief(clocks(told, "09:20"), "first-dm")).toEqual(["1 running due 09:30 stopped - - 20m"]);
    const byDm = clocks(told, "09:20", "dm");
    expect(brief(byDm, "first-dm")).toEqual(["1 met due 09:30 stopped 09:10 brand-answered 10m"]);
    expect(brief(byDm, "acknowledgement")).toEqual([]);
  });

  it("a network's clock that runs behind cannot make them negative", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "08:59"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:00 dm-accepted 0m"]);
  });
});

describe("next replies", () => {
  it("each exchange is a clock of its own, from the first unanswered message", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["customer-wrote", "09:05"],
        ["dm-accepted", "09:10"],
        ["customer-wrote", "09:30"],
        ["customer-wrote", "09:40"],
        ["acknowledged", "09:41"],
        ["brand-answered", "10:00"],
        ["brand-answered", "10:05"],
        ["customer-wrote", "10:10"],
        ["brand-answered", "11:20"],
        ["posted", "11:30"],
      ],
      "11:45",
    );
    expect(brief(list, "next-reply")).toEqual([
      "1 met due 10:30 stopped 10:00 brand-answered 30m",
      "2 missed due 11:10 stopped 11:20 brand-answered 70m",
      "3 running due 12:30 stopped - - 15m",
    ]);
    expect(longestExchangeOf(list)?.seq).toBe(2);
  });

  it("what the customer wrote before a skipped outreach is measured from its own time", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["customer-wrote", "09:05"],
      ["outreach-closed", "09:15"],
    ];
    expect(brief(clocks(told, "09:20"), "next-reply")).toEqual(["1 running due 10:05 stopped - - 15m"]);
  });

  it("end with the ticket; a message after that starts one again", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["dm-accepted", "09:10"],
      ["customer-wrote", "09:30"],
      ["resolved", "09:45"],
      ["customer-wrote", "10:00"],
      ["reopened", "10:00"],
    ];
    expect(brief(clocks(told, "10:10"), "next-reply")).toEqual([
      "1 met due 10:30 stopped 09:45 resolved 15m",
      "2 running due 11:00 stopped - - 10m",
    ]);
  });

  it("wait for the desk to open", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["dm-accepted", "09:10"],
      ["customer-wrote", "19:30"],
    ];
    expect(brief(clocks(told, "+1 08:20"), "next-reply")).toEqual(["1 running due 08:30 stopped - - 50m"]);
  });
});

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
