import { z } from "zod";
import { isDate } from "./calendar-spec.ts";

const longestTargetSeconds = 50 * 366 * 86_400;

/** A moment between 1900 and 2299; anything else is "bad-moment". */
export const Moment = z.string("bad-moment").transform((text, context) => {
  const moment = readInstant(text);
  if (moment !== null) return moment;
  context.addIssue({ code: "custom", message: "bad-moment" });
  return z.NEVER;
});

/** Pairs [from, to], to null while it lasts; a reversed pair is "bad-pauses". */
export const Pauses = z.array(
  z
    .tuple([Moment, Moment.nullable()], "bad-pauses")
    .refine(([from, to]) => to === null || Temporal.Instant.compare(from, to) <= 0, "bad-pauses")
    .transform(([from, to]) => ({ from, to })),
  "bad-pauses",
);

/** Seconds of a target: positive, at most fifty years. */
export const Amount = z.number("bad-target").gt(0, "bad-target").max(longestTargetSeconds, "bad-target");

/** How many segments are listed. */
export const Limit = z.int("bad-limit").min(1, "bad-limit").max(1000, "bad-limit");

export const PreviewDate = z.string("bad-date").refine(isDate, "bad-date");

export const WorkingDays = z.int("bad-target").min(-10_000, "bad-target").max(10_000, "bad-target");

function readInstant(text: string): Temporal.Instant | null {
  try {
    const moment = Temporal.Instant.from(text);
    const { year } = moment.toZonedDateTimeISO("UTC");
    return year >= 1900 && year < 2300 ? moment : null;
  } catch {
    return null;
  }
}
