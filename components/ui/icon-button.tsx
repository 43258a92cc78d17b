import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon;
  /** What it does, said aloud and shown as a tip. */
  readonly label: string;
  readonly shortcut?: string;
}

/** A square button with an icon and a name; 32 px, 40 on touch screens. */
export function IconButton({ icon, label, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={shortcut ? `${label} (${shortcut.toUpperCase()})` : label}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      {...rest}
      className={cx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded text-ink-2 pointer-coarse:size-10",
        "transition-colors duration-100 hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:text-ink-3",
        "aria-pressed:bg-accent-tint aria-pressed:text-accent-ink",
        className,
      )}
    >
      <Icon of={icon} size={18} />
    </button>
  );
}
