import Link from "next/link";
import type { ReactNode } from "react";
import { TrendLine, type TrendPoint } from "./trend-line.tsx";

export interface HeadlinePart {
  readonly words: string;
  readonly href: string;
  readonly isBad?: boolean;
}

interface HeadlineProps {
  readonly id: string;
  readonly question: string;
  /** "92,1%", or a dash when there is nothing to say yet. */
  readonly figure: string;
  readonly href: string;
  readonly parts: readonly HeadlinePart[];
  /** A second line of plain figures, e.g. median and p90. */
  readonly aside: ReactNode;
  readonly points: readonly TrendPoint[];
  readonly definition: string;
  readonly definitionLabel: string;
}

/** One question of the report: its figure, what it is made of, its days, and its definition one tap away. */
export function Headline({
  id,
  question,
  figure,
  href,
  parts,
  aside,
  points,
  definition,
  definitionLabel,
}: HeadlineProps) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1 border-t py-4 break-inside-avoid">
      <h2 id={id} className="text-base font-medium text-ink-2">
        {question}
      </h2>
      <p className="text-2xl font-bold tabular-nums">
        <Link href={href} className="rounded hover:underline" prefetch={false}>
          {figure}
        </Link>
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm">
        {parts.map((part) => (
          <Link
            key={part.href}
            href={part.href}
            prefetch={false}
            className={`inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-3 hover:decoration-current ${part.isBad ? "font-semibold text-ember" : "text-ink-2"}`}
          >
            {part.words}
          </Link>
        ))}
      </p>
      <p className="min-h-4.5 text-sm text-ink-2 tabular-nums">{aside}</p>
      <TrendLine points={points} />
      <details className="text-sm text-ink-2 print:hidden">
        <summary className="inline-flex min-h-6 items-center rounded text-ink-3 hover:text-ink">
          {definitionLabel}
        </summary>
        <p className="max-w-120 pt-1 text-pretty">{definition}</p>
      </details>
    </section>
  );
}
