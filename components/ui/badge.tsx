import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const tones = {
  plain: "border-line-strong text-ink-2",
  accent: "border-accent-line bg-accent-tint text-accent-ink",
  public: "border-public-line bg-public-tint text-public-ink",
  private: "border-private-line bg-private-tint text-private-ink",
  note: "border-dashed border-note-line bg-note-tint text-note-ink",
  ember: "border-ember-line bg-ember-tint text-ember",
} as const;

export type Tone = keyof typeof tones;

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A short state in words, with an icon where colour would otherwise speak alone. */
export function Badge({ tone = "plain", icon, children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs font-medium",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
