import { ChevronDown } from "lucide-react";
import type { ReactNode, SelectHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { controlClass, Field } from "./field.tsx";
import { Icon } from "./icon.tsx";

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The browser's own list: works by keyboard, touch and screen reader everywhere. */
export function Select({ label, hint, error, hideLabel, options, className, ...rest }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(ids) => (
        <span className="relative flex">
          <select
            {...rest}
            {...ids}
            className={cx(controlClass, "h-9 appearance-none pr-8 pointer-coarse:h-11 pointer-coarse:text-[16px]")}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon
            of={ChevronDown}
            className="pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 text-ink-3"
          />
        </span>
      )}
    </Field>
  );
}
