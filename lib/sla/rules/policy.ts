import { z } from "zod";

/** What is measured on a ticket, in the order in which it usually ends. */
export const clockKinds = ["first-dm", "acknowledgement", "next-reply", "resolution"] as const;

export type ClockKind = (typeof clockKinds)[number];

const longestTargetMinutes = 366 * 24 * 60;

const Target = z.object({
  /** Minutes until due; null = measured, but without a deadline. */
  targetMinutes: z.number().int().min(1).max(longestTargetMinutes).nullable(),
  /** True: only the calendar's open time counts. False: around the clock. */
  useCalendar: z.boolean(),
});

/** SLA targets of a brand, one for each kind of clock. */
export const Policy = z.object({
  "first-dm": Target,
  acknowledgement: Target,
  "next-reply": Target,
  resolution: Target,
});

export type Policy = z.infer<typeof Policy>;
