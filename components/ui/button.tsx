import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Shortcut } from "./shortcut.tsx";

const looks = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-hover",
  secondary: "bg-raised text-ink border-line-strong hover:bg-hover hover:border-edge",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink",
  danger: "bg-transparent text-ember border-ember-line hover:bg-ember-tint",
  "danger-strong": "bg-ember text-on-ember border-transparent",
} as const;

const sizes = {
  sm: "h-7 px-2 text-sm gap-1.5",
  md: "h-8 px-3 text-base gap-2",
  lg: "h-10 px-4 text-md gap-2",
} as const;

export type ButtonLook = keyof typeof looks;
export type ButtonSize = keyof typeof sizes;

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = "secondary", size: ButtonSize = "md", className?: string): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded border font-semibold",
    "transition-colors duration-100 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3",
    looks[look],
    sizes[size],
    className,
  );
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** Shown beside the words, e.g. "$mod+Enter"; listening is the screen's work. */
  readonly shortcut?: string;
  readonly icon?: ReactNode;
  /** The work is under way: the button stays as wide as it was and cannot be pressed again. */
  readonly busy?: boolean;
}

/** A button that says what happens. */
export function Button({ look, size, shortcut, icon, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shortcut?.replace("$mod", "Control")}
      className={buttonClass(look, size, className)}
    >
      {icon}
      {children}
      {shortcut ? <Shortcut keys={shortcut} className="ml-1" /> : null}
    </button>
  );
}
