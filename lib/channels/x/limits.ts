import type { LimitReading } from "../connector.ts";

/** X's windows: the endpoint's own, then what the account and the app may do in 24 hours. */
const windows = ["x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour"] as const;

/** X's own count of a budget; of several windows the used-up one that holds longest, since all must allow a call. */
export function limitsOfHeaders(headers: Headers, bucket: string): readonly LimitReading[] {
  const readings = windows.flatMap((window) => {
    const remaining = numberIn(headers, `${window}-remaining`);
    const resetAt = resetIn(headers, window);
    if (remaining === null || resetAt === null) return [];
    return [{ bucket, limit: numberIn(headers, `${window}-limit`), remaining, resetAt }];
  });
  const usedUp = readings.filter((reading) => reading.remaining <= 0);
  const tightest = usedUp.toSorted((a, b) => Temporal.Instant.compare(b.resetAt, a.resetAt))[0] ?? readings[0];
  return tightest === undefined ? [] : [tightest];
}

/** When trying again makes sense: the network's own time if it names one to come, else `afterSeconds` from now. */
export function retryTime(
  status: number,
  headers: Headers,
  now: Temporal.Instant,
  afterSeconds: number,
): Temporal.Instant {
  const isToCome = (at: Temporal.Instant | null): at is Temporal.Instant =>
    at !== null && Temporal.Instant.compare(at, now) > 0;
  const usedUp = limitsOfHeaders(headers, "").find((reading) => reading.remaining <= 0)?.resetAt ?? null;
  const named = [retryAfterIn(headers, now), usedUp].filter(isToCome);
  const latest = named.toSorted((a, b) => Temporal.Instant.compare(b, a))[0];
  if (latest !== undefined) return latest;
  // A 429 may name the reset alone; after other errors that header only belongs to an untouched budget.
  const reset = status === 429 ? resetIn(headers, "x-rate-limit") : null;
  return isToCome(reset) ? reset : now.add({ seconds: afterSeconds });
}

function retryAfterIn(headers: Headers, now: Temporal.Instant): Temporal.Instant | null {
  const text = headers.get("retry-after");
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return now.add({ seconds: Number(text) });
  const milliseconds = Date.parse(text);
  return Number.isFinite(milliseconds) ? Temporal.Instant.fromEpochMilliseconds(milliseconds) : null;
}

function resetIn(headers: Headers, window: string): Temporal.Instant | null {
  const seconds = numberIn(headers, `${window}-reset`);
  return seconds === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.ceil(seconds * 1000));
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : null;
}
