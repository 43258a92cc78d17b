import { zoneLabel } from "./zone-label.ts";

export type Locale = "id" | "en";

export interface TimeForm {
  readonly locale: Locale;
  /** IANA zone: the brand's on customer pages, the person's own on the desk. */
  readonly zone: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(form: TimeForm, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${form.locale}|${form.zone}|${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(form.locale === "id" ? "id-ID" : "en-GB", {
    ...options,
    timeZone: form.zone,
    calendar: "gregory",
    numberingSystem: "latn",
  });
  formatters.set(key, made);
  return made;
}

function part(at: Temporal.Instant, form: TimeForm, options: Intl.DateTimeFormatOptions, type: string): string {
  const parts = formatter(form, options).formatToParts(at.epochMilliseconds);
  return parts.find((one) => one.type === type)?.value ?? "";
}

/** "10.00" in Indonesian, "10:00" in English; always 24 hours. */
export function formatTime(at: Temporal.Instant, form: TimeForm): string {
  const local = at.toZonedDateTimeISO(form.zone);
  const hour = String(local.hour).padStart(2, "0");
  const minute = String(local.minute).padStart(2, "0");
  return form.locale === "id" ? `${hour}.${minute}` : `${hour}:${minute}`;
}

/** "22 November 2026", the same order in both languages. */
export function formatDate(at: Temporal.Instant, form: TimeForm): string {
  const local = at.toZonedDateTimeISO(form.zone);
  return `${local.day} ${part(at, form, { month: "long", day: "numeric" }, "month")} ${local.year}`;
}

/** "22 Nov", with the year when it is not the year of `now`. */
export function formatShortDate(at: Temporal.Instant, form: TimeForm, now?: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(form.zone);
  const short = `${local.day} ${part(at, form, { month: "short", day: "numeric" }, "month")}`;
  const sameYear = now !== undefined && now.toZonedDateTimeISO(form.zone).year === local.year;
  return sameYear ? short : `${short} ${local.year}`;
}

/** "Minggu, 22 November 2026 pukul 10.00 WIB" · "Sunday, 22 November 2026 at 10:00 WIB". */
export function formatDateTime(at: Temporal.Instant, form: TimeForm): string {
  const weekday = part(at, form, { weekday: "long" }, "weekday");
  const joined = form.locale === "id" ? "pukul" : "at";
  return `${weekday}, ${formatDate(at, form)} ${joined} ${formatTime(at, form)} ${zoneLabel(form.zone, at)}`;
}

/** "22 Nov 2026, 10.00 WIB" · "22 Nov 2026, 10:00 WIB"; without the year when it is the year of `now`. */
export function formatShortDateTime(at: Temporal.Instant, form: TimeForm, now?: Temporal.Instant): string {
  return `${formatShortDate(at, form, now)}, ${formatTime(at, form)} ${zoneLabel(form.zone, at)}`;
}

const units = {
  id: { day: ["h", "hari"], hour: ["j", "jam"], minute: ["m", "menit"], second: ["dtk", "detik"] },
  en: { day: ["d", "day"], hour: ["h", "hour"], minute: ["m", "minute"], second: ["s", "second"] },
} as const;

/**
 * A length of time in its two largest units: "2 j 10 m" · "2 h 10 m", "3 h 4 j" · "3 d 4 h" (a day is 24 hours),
 * "45 dtk" · "45 s" below a minute. `form` "long" spells them: "2 jam 10 menit" · "2 hours 10 minutes".
 * Never negative; what is left over is cut, not rounded up.
 */
export function formatDuration(seconds: number, locale: Locale, form: "short" | "long" = "short"): string {
  const whole = Math.max(0, Math.trunc(seconds));
  const minutes = Math.trunc(whole / 60);
  const hours = Math.trunc(minutes / 60);
  const said = (count: number, unit: keyof (typeof units)["id"]) => {
    const [brief, full] = units[locale][unit];
    if (form === "short") return `${count} ${brief}`;
    return `${count} ${full}${locale === "en" && count !== 1 ? "s" : ""}`;
  };
  if (whole < 60) return said(whole, "second");
  if (minutes < 60) return said(minutes, "minute");
  if (hours < 24) return joined(said(hours, "hour"), minutes % 60, said(minutes % 60, "minute"));
  return joined(said(Math.trunc(hours / 24), "day"), hours % 24, said(hours % 24, "hour"));
}

function joined(large: string, rest: number, small: string): string {
  return rest === 0 ? large : `${large} ${small}`;
}

/** "1.234.568" · "1,234,568"; `digits` decimals at most. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return new Intl.NumberFormat(locale === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: digits }).format(value);
}

/** "18,2 rb" · "18.2K". */
export function formatCompact(value: number, locale: Locale): string {
  const shown = new Intl.NumberFormat(locale === "id" ? "id-ID" : "en-US", {
    notation: "compact",
    maximumFractionDigits: value < 100_000 ? 1 : 0,
  }).format(value);
  return shown.replace("\u00a0", " ");
}

/** A share of one as a percentage: 0.9213 → "92,1%" · "92.1%". Never "100%" for less than all, nor "0%" for more than none. */
export function formatShare(share: number, locale: Locale): string {
  const clamped = share >= 1 || share <= 0 ? share : Math.min(0.999, Math.max(0.001, share));
  return `${formatNumber(Math.round(clamped * 1000) / 10, locale, 1)}%`;
}
