import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";
import { controlClass, Field } from "./field.tsx";

interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly hideLabel?: boolean;
  readonly mono?: boolean;
}

/** One line of text with its label. */
export function TextInput({ label, hint, error, hideLabel, mono, className, ...rest }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(ids) => (
        <input
          type="text"
          {...rest}
          {...ids}
          className={cx(
            controlClass,
            "h-9 pointer-coarse:h-11 pointer-coarse:text-[16px]",
            mono && "font-mono text-sm",
          )}
        />
      )}
    </Field>
  );
}
