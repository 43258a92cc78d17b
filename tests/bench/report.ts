/** One line of the result: what was measured, against what, and what we aim at. */
export interface Line {
  readonly what: string;
  readonly value: string;
  readonly floor: string;
  readonly ratio: number;
  /** "≤ 1.5" or "≥ 0.5"; null where there is no aim yet. */
  readonly aim: { readonly atMost?: number; readonly atLeast?: number } | null;
}

/** Prints the lines of one part as a table of ratios. */
export function printPart(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  const rows = lines.map(({ what, value, floor, ratio, aim }) => [
    what,
    value,
    floor,
    `×${ratio.toFixed(2)}`,
    told(ratio, aim),
  ]);
  const all = [["", "measured", "floor", "ratio", "aim"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

function told(ratio: number, aim: Line["aim"]): string {
  if (aim === null) return "";
  const ok = ratio <= (aim.atMost ?? Number.POSITIVE_INFINITY) && ratio >= (aim.atLeast ?? 0);
  const wish = aim.atMost === undefined ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
  return `${wish} ${ok ? "met" : "missed"}`;
}

export const perSecond = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)}/s`;
export const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
