/** Days of a report, both included, as dates of its zone ("2026-11-22"). */
export interface ReportDays {
  readonly from: string;
  readonly to: string;
}

export const mostReportDays = 400;

/** The `count` days that end with the zone's day of `now`. */
export function lastDays(count: number, now: Temporal.Instant, zone: string): ReportDays {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return { from: today.subtract({ days: count - 1 }).toString(), to: today.toString() };
}

export type Period =
  | {
      readonly ok: true;
      readonly start: Temporal.Instant;
      readonly end: Temporal.Instant;
      readonly days: readonly string[];
    }
  | { readonly ok: false; readonly because: "not-a-date" | "ends-before-it-starts" | "too-long" };

/** From the first moment of `from` up to, but without, the first moment after `to`, with each day between. */
export function periodOf({ from, to }: ReportDays, zone: string): Period {
  const first = dateOf(from);
  const last = dateOf(to);
  if (!first || !last) return { ok: false, because: "not-a-date" };
  const length = first.until(last, { largestUnit: "days" }).days + 1;
  if (length < 1) return { ok: false, because: "ends-before-it-starts" };
  if (length > mostReportDays) return { ok: false, because: "too-long" };
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone }).toInstant();
  const days = Array.from({ length }, (_, index) => first.add({ days: index }).toString());
  return { ok: true, start: startOf(first), end: startOf(last.add({ days: 1 })), days };
}

function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}
