"use client";

import type { Ref, TextareaHTMLAttributes } from "react";
import { cx } from "../ui/cx.ts";
import type { Finding } from "./use-findings.ts";

interface MarkedTextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly label: string;
  readonly value: string;
  readonly findings: readonly Finding[];
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

const shape = "col-start-1 row-start-1 w-full whitespace-pre-wrap wrap-anywhere px-3 py-2 text-base leading-5";

interface Piece {
  readonly from: number;
  readonly text: string;
  readonly action: Finding["action"] | null;
}

/** Cuts the text at the edges of the findings; overlapping ones are marked once. */
function pieces(text: string, findings: readonly Finding[]): readonly Piece[] {
  const spans = findings
    .flatMap((one) => (one.span ? [{ from: one.span[0], to: one.span[1], action: one.action }] : []))
    .sort((left, right) => left.from - right.from);
  const cut: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from < at) continue;
    cut.push({ from: at, text: text.slice(at, span.from), action: null });
    cut.push({ from: span.from, text: text.slice(span.from, span.to), action: span.action });
    at = span.to;
  }
  cut.push({ from: at, text: text.slice(at), action: null });
  return cut;
}

/** A text area that grows with its text and underlines what the guards found, under the very words. */
export function MarkedTextArea({ label, value, findings, inputRef, className, ...rest }: MarkedTextAreaProps) {
  return (
    <div className={cx("grid max-h-96 min-h-0 grid-cols-[minmax(0,1fr)] overflow-y-auto rounded bg-raised", className)}>
      <div aria-hidden="true" className={cx(shape, "pointer-events-none select-none text-transparent")}>
        {pieces(value, findings).map((piece) => (
          <span
            key={piece.from}
            className={piece.action === "block" ? "wavy-block" : piece.action === "warn" ? "wavy-warn" : undefined}
          >
            {piece.text}
          </span>
        ))}{" "}
      </div>
      <textarea
        rows={3}
        {...rest}
        ref={inputRef}
        aria-label={label}
        value={value}
        className={cx(
          shape,
          "focus-inset field-sizing-content resize-none rounded border border-edge bg-transparent pointer-coarse:text-[16px]",
        )}
      />
    </div>
  );
}
