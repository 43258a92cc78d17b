/** A stretch [from, to) of epoch milliseconds in which a zone keeps one offset (milliseconds east of UTC). */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** True for an IANA zone name this runtime knows. Bare offsets ("+07:00") are refused: they hide clock changes. */
export function isKnownZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Answers which offsets a zone keeps in [from, to), in order and without holes. What was looked up once is kept,
 * so that business-hours arithmetic needs no zone lookup per day.
 */
export function zoneOffsets(timezone: string): (from: number, to: number) => OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  return (from, to) => {
    const first = spans[0] ?? spanAt(timezone, from);
    if (spans.length === 0) spans.push(first);
    let earliest = first;
    while (earliest.from > from) {
      earliest = spanAt(timezone, earliest.from - 1);
      spans.unshift(earliest);
    }
    let latest = spans[spans.length - 1] ?? first;
    while (latest.to < to) {
      latest = spanAt(timezone, latest.to);
      spans.push(latest);
    }
    return spans.filter((span) => span.from < to && span.to > from);
  };
}

function spanAt(timezone: string, at: number): OffsetSpan {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  // "previous" looks strictly before, so ask from one millisecond later: a change at `at` itself counts.
  const previous = there.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const next = there.getTimeZoneTransition("next");
  return {
    from: previous ? previous.epochMilliseconds : Number.NEGATIVE_INFINITY,
    to: next ? next.epochMilliseconds : Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1_000_000,
  };
}
