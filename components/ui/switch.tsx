import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";

interface SwitchProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: ReactNode;
}

/** On or off, at once; a real checkbox underneath. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={cx("flex cursor-pointer items-start gap-3 has-disabled:cursor-not-allowed", className)}>
      <input
        type="checkbox"
        {...rest}
        className={cx(
          "relative mt-px h-5 w-9 shrink-0 cursor-[inherit] appearance-none rounded-full border border-edge bg-sunken",
          "before:absolute before:left-0.5 before:top-1/2 before:size-3.5 before:-translate-y-1/2 before:rounded-full",
          "before:bg-edge before:transition-[left] before:duration-100 checked:border-accent checked:bg-accent",
          "checked:before:left-[18px] checked:before:bg-on-accent",
        )}
      />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {hint ? <span className="block text-sm text-ink-3">{hint}</span> : null}
      </span>
    </label>
  );
}
