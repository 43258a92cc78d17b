import type { AlertKind, Sign } from "./alert-signs.ts";

export interface OpenAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly channelId: string | null;
  readonly remindedAt: Temporal.Instant;
}

export interface AlertSteps {
  readonly open: readonly Sign[];
  readonly remind: readonly { readonly alert: OpenAlert; readonly sign: Sign }[];
  readonly close: readonly OpenAlert[];
}

export const remindEverySeconds = 3600;

/** What follows from the alerts that are open and from what is so now: opened once, reminded of hourly, closed at once. Pure. */
export function nextAlerts(alerts: readonly OpenAlert[], signs: readonly Sign[], now: Temporal.Instant): AlertSteps {
  const byName = new Map(signs.map((sign) => [nameOf(sign), sign]));
  const openNames = new Set(alerts.map(nameOf));
  const remind: { alert: OpenAlert; sign: Sign }[] = [];
  const close: OpenAlert[] = [];
  for (const alert of alerts) {
    const sign = byName.get(nameOf(alert));
    if (!sign) close.push(alert);
    else if (now.since(alert.remindedAt).total("seconds") >= remindEverySeconds) remind.push({ alert, sign });
  }
  return { open: [...byName.values()].filter((sign) => !openNames.has(nameOf(sign))), remind, close };
}

function nameOf({ kind, channelId }: { readonly kind: AlertKind; readonly channelId: string | null }): string {
  return `${kind}:${channelId ?? ""}`;
}
