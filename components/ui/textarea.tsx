import type { ReactNode, Ref, TextareaHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { controlClass, Field } from "./field.tsx";

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly hideLabel?: boolean;
  /** A counter or other facts at the lower right. */
  readonly aside?: ReactNode;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines that grow with what is written. */
export function TextArea({ label, hint, error, hideLabel, aside, inputRef, className, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(ids) => (
        <>
          <textarea
            rows={3}
            {...rest}
            {...ids}
            ref={inputRef}
            className={cx(controlClass, "field-sizing-content max-h-80 py-2 pointer-coarse:text-[16px]")}
          />
          {aside ? <div className="flex justify-end">{aside}</div> : null}
        </>
      )}
    </Field>
  );
}
