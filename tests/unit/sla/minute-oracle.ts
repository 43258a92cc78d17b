import type { CalendarSpec, Weekday } from "#lib/sla/rules/calendar-spec.ts";

const weekdayNames: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

interface WallMinute {
  readonly date: string;
  readonly weekday: Weekday;
  readonly time: string;
}

/** Whole minutes [from, to) since the window's start in which a clock stands still. */
export interface MinutePause {
  readonly from: number;
  readonly to: number;
}

/**
 * The slow, obvious reading of business hours: asks Temporal for the wall clock of every single minute of a window and
 * compares strings. Shares no arithmetic with the rules it judges.
 */
export class MinuteOracle {
  readonly start: Temporal.Instant;
  readonly minutes: readonly WallMinute[];

  constructor(timezone: string, start: string, days: number) {
    this.start = Temporal.Instant.from(start);
    this.minutes = Array.from({ length: days * 1440 }, (_, minute) => {
      const wall = this.at(minute).toZonedDateTimeISO(timezone);
      return {
        date: wall.toPlainDate().toString(),
        weekday: weekdayNames[wall.dayOfWeek - 1] ?? "mon",
        time: wall.toPlainTime().toString({ smallestUnit: "minute" }),
      };
    });
  }

  at(minute: number): Temporal.Instant {
    return this.start.add({ minutes: minute });
  }

  /** Local dates of the window, to draw holidays and overrides from. */
  dates(): string[] {
    return [...new Set(this.minutes.map((minute) => minute.date))];
  }

  counts(spec: CalendarSpec, pauses: readonly MinutePause[], minute: number): boolean {
    const wall = this.minutes[minute];
    if (wall === undefined) throw new RangeError("outside the oracle's window");
    if (pauses.some((pause) => pause.from <= minute && minute < pause.to)) return false;
    if (spec.alwaysOpen) return true;
    if (spec.holidays.includes(wall.date)) return false;
    const hours = spec.dateOverrides[wall.date] ?? spec.hours[wall.weekday] ?? [];
    return hours.some(([open, close]) => open <= wall.time && wall.time < close);
  }

  /** Minute at whose end the target is used up, or null when the window ends first. */
  due(spec: CalendarSpec, pauses: readonly MinutePause[], start: number, targetMinutes: number): number | null {
    let left = targetMinutes;
    for (let minute = start; minute < this.minutes.length; minute += 1) {
      if (!this.counts(spec, pauses, minute)) continue;
      left -= 1;
      if (left === 0) return minute + 1;
    }
    return null;
  }

  elapsed(spec: CalendarSpec, pauses: readonly MinutePause[], from: number, to: number): number {
    let total = 0;
    for (let minute = from; minute < to; minute += 1) if (this.counts(spec, pauses, minute)) total += 1;
    return total;
  }

  nextOpen(spec: CalendarSpec, pauses: readonly MinutePause[], from: number): number | null {
    for (let minute = from; minute < this.minutes.length; minute += 1) {
      if (this.counts(spec, pauses, minute)) return minute;
    }
    return null;
  }
}
