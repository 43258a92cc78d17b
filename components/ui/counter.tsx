import { cx } from "./cx.ts";

interface CounterProps {
  readonly used: number;
  readonly max: number;
  /** Said aloud when the text is too long, e.g. "12 terlalu banyak". */
  readonly overText: string;
  readonly className?: string;
}

/** "214/280": quiet, bold in the last tenth, ember with words when over. */
export function Counter({ used, max, overText, className }: CounterProps) {
  const over = used > max;
  const near = used > max * 0.9;
  return (
    <span
      className={cx(
        "whitespace-nowrap text-xs tabular-nums",
        over ? "font-bold text-ember" : near ? "font-bold text-ink" : "text-ink-3",
        className,
      )}
    >
      {used}/{max}
      {over ? <span> · {overText}</span> : null}
    </span>
  );
}
