import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import type { SlaEvent, SlaEventType } from "#lib/sla/rules/clock-runs.ts";
import { type Clock, clocksOf } from "#lib/sla/rules/clocks.ts";
import type { ClockKind, Policy } from "#lib/sla/rules/policy.ts";

export const daily = compileCalendar({
  timezone: "Asia/Jakarta",
  alwaysOpen: false,
  hours: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["08:00", "20:00"]]]),
  ),
  holidays: [],
  dateOverrides: {},
});

export const policy: Policy = {
  "first-dm": { targetMinutes: 30, useCalendar: true },
  acknowledgement: { targetMinutes: 45, useCalendar: true },
  "next-reply": { targetMinutes: 60, useCalendar: true },
  resolution: { targetMinutes: 600, useCalendar: false },
};

/** Wall time of 2 July 2026 in Jakarta; "+1 09:00" is the day after. */
export function at(wall: string): Temporal.Instant {
  const [time, plus] = wall.startsWith("+") ? [wall.slice(3), Number(wall[1])] : [wall, 0];
  return Temporal.PlainDateTime.from(`2026-07-02T${time}`)
    .add({ days: plus })
    .toZonedDateTime("Asia/Jakarta")
    .toInstant();
}

export type Told = readonly [SlaEventType, string];

export function clocks(told: readonly Told[], now: string, leg?: "public" | "dm"): Clock[] {
  const events = told.map(
    ([type, when]): SlaEvent => ({ type, at: at(when), ...(type === "posted" && leg ? { leg } : {}) }),
  );
  return clocksOf(events, policy, daily, at(now));
}

export function brief(list: readonly Clock[], kind: ClockKind): string[] {
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
