import { compileCalendar } from "#lib/sla/rules/calendar.ts";
import { defaultCalendar } from "#lib/sla/rules/defaults.ts";
import { dueAt, openSegments } from "#lib/sla/rules/working-time.ts";

const zone = "Asia/Jakarta";
const desk = compileCalendar(defaultCalendar(zone));

/** The moment after so many minutes of desk hours: what people at the desk need time for. */
export function afterDeskMinutes(from: Temporal.Instant, minutes: number): Temporal.Instant {
  const found = dueAt(desk, from, Math.round(minutes * 60), []);
  if (!found.ok) throw new Error("The demo's desk never opens.");
  return found.at;
}

/** The last moment at or before `at` at which the desk was open. */
export function lastDeskMoment(at: Temporal.Instant): Temporal.Instant {
  const last = openSegments(desk, { from: at.subtract({ hours: 24 }), to: at, limit: 10 }).at(-1);
  return last ? last.to : at;
}

/** A local time of day, so many days before `now`'s day. */
export function daysAgo(now: Temporal.Instant, days: number, time: string): Temporal.Instant {
  const date = now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days });
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}

/** People sleep: what would be written between 23:30 and 06:00 is written in the morning. */
export function whenAwake(at: Temporal.Instant): Temporal.Instant {
  const local = at.toZonedDateTimeISO(zone);
  const minutes = local.hour * 60 + local.minute;
  if (minutes >= 6 * 60 && minutes < 23 * 60 + 30) return at;
  const morning = local.hour >= 12 ? local.add({ days: 1 }) : local;
  return morning
    .withPlainTime("06:05")
    .add({ minutes: minutes % 50 })
    .toInstant();
}

export interface Dice {
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  /** Goes through the list again and again, so that nothing is used twice before everything was used once. */
  readonly next: <Item>(list: readonly Item[]) => Item;
}

/** Pseudo-random numbers from a seed: every demo tells the same stories. */
export function rollDice(seed: number): Dice {
  let state = seed >>> 0;
  const used = new Map<readonly unknown[], number>();
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    next: (list) => {
      const turn = used.get(list) ?? 0;
      used.set(list, turn + 1);
      const item = list[turn % list.length];
      if (item === undefined) throw new Error("An empty list has no next item.");
      return item;
    },
  };
}
