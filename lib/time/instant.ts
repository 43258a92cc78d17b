/** The edge between the database's Date and the rules' Temporal.Instant; both count whole milliseconds. */
export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** Null-safe twin of `toInstant`, for nullable columns. */
export function toInstantOrNull(date: Date | null): Temporal.Instant | null {
  return date === null ? null : toInstant(date);
}

export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** ISO 8601 in UTC with Z and no fraction beyond milliseconds: the only form that leaves the product. */
export function toIso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
