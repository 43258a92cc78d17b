"use client";

import { AlarmClock, CircleCheck, CirclePause, CircleX, TimerReset } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./now.tsx";
import { asLocale, spanWords } from "./span-words.ts";

interface ClockProps {
  /** ISO 8601 with Z. */
  readonly startedAt: string;
  /** Null while the clock is paused. */
  readonly dueAt: string | null;
  /** In front of the time: "DM pertama". */
  readonly label?: string;
  readonly className?: string;
}

/** A running clock: quiet until half is left, then bold, then ember with an icon and words. Never colour alone. */
export function Clock({ startedAt, dueAt, label, className }: ClockProps) {
  const t = useTranslations("common.clock");
  const locale = asLocale(useLocale());
  const now = useNow();
  if (dueAt === null) {
    return (
      <span className={cx("inline-flex items-center gap-1 whitespace-nowrap text-ink-3", className)}>
        <Icon of={CirclePause} size={14} />
        {label ? `${label} · ` : null}
        {t("paused")}
      </span>
    );
  }
  const due = Date.parse(dueAt);
  const left = (due - now) / 1000;
  const whole = (due - Date.parse(startedAt)) / 1000;
  const span = spanWords(left, locale);
  const late = left < 0;
  return (
    <span
      suppressHydrationWarning
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap tabular-nums",
        late ? "font-bold text-ember" : left < whole / 2 ? "font-bold text-ink" : "text-ink-3",
        className,
      )}
    >
      {late ? <Icon of={AlarmClock} size={14} /> : label ? <Icon of={TimerReset} size={14} /> : null}
      {label ? <span>{label}</span> : null}
      <span suppressHydrationWarning>{late ? t("late", { span }) : t("left", { span })}</span>
    </span>
  );
}

/** A clock that has stopped, in words. */
export function StoppedClock({ state }: { readonly state: "met" | "missed" | "cancelled" }) {
  const t = useTranslations("common.clock");
  const drawn = { met: CircleCheck, missed: AlarmClock, cancelled: CircleX }[state];
  const colour = { met: "text-accent-ink", missed: "font-semibold text-ember", cancelled: "text-ink-3" }[state];
  return (
    <span className={cx("inline-flex items-center gap-1 whitespace-nowrap", colour)}>
      <Icon of={drawn} size={14} />
      {t(state)}
    </span>
  );
}
