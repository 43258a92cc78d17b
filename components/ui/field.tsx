import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

/** The look shared by inputs, selects and text areas. */
export const controlClass = cx(
  "w-full min-w-0 rounded border border-edge bg-raised px-2.5 text-base text-ink",
  "hover:border-ink-3 focus-visible:border-focus focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3",
  "aria-invalid:border-ember",
);

export interface ControlIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right. */
  readonly error?: string;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({ label, hint, error, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined;
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-semibold"}>
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-medium text-ember">
          {error}
        </p>
      ) : null}
    </div>
  );
}
