export interface TrendPoint {
  readonly day: string;
  /** 0 to 1 of the height; null = nothing happened, and the line breaks. */
  readonly share: number | null;
  /** What the mark says: day and figure. */
  readonly words: string;
  readonly href: string;
}

const width = 240;
const height = 48;
const inset = 4;

/**
 * A small line over the days. Each day is a mark that opens its tickets; the table by day says the same to those who
 * do not see it, so the drawing is hidden from screen readers and the Tab key.
 */
export function TrendLine({ points }: { readonly points: readonly TrendPoint[] }) {
  const step = points.length > 1 ? (width - 2 * inset) / (points.length - 1) : 0;
  const x = (index: number) => inset + (points.length > 1 ? index * step : (width - 2 * inset) / 2);
  const y = (share: number) => inset + (1 - share) * (height - 2 * inset);
  const hit = Math.max(step, 6);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="mt-auto block h-12 w-full max-w-80"
      aria-hidden="true"
      preserveAspectRatio="none"
    >
      <line
        x1="0"
        x2={width}
        y1={height - 0.5}
        y2={height - 0.5}
        stroke="var(--line)"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={pathOf(points, x, y)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      {points.map((point, index) => (
        <a key={point.day} href={point.href} tabIndex={-1} className="group">
          <title>{point.words}</title>
          <rect
            x={x(index) - hit / 2}
            y="0"
            width={hit}
            height={height}
            fill="transparent"
            className="group-hover:fill-[var(--hover)]"
          />
          {point.share === null ? null : <Dot x={x(index)} y={y(point.share)} alone={isAlone(points, index)} />}
        </a>
      ))}
    </svg>
  );
}

/** A round mark that stays round however the drawing is stretched: a line of no length with round ends. */
function Dot({ x, y, alone }: { readonly x: number; readonly y: number; readonly alone: boolean }) {
  return (
    <path
      d={`M${x} ${y}h0.01`}
      stroke="var(--accent)"
      strokeWidth="6"
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
      className={alone ? undefined : "opacity-0 group-hover:opacity-100"}
    />
  );
}

function isAlone(points: readonly TrendPoint[], index: number): boolean {
  const isEmpty = (at: number) => (points[at]?.share ?? null) === null;
  return index === points.length - 1 || (isEmpty(index - 1) && isEmpty(index + 1));
}

function pathOf(points: readonly TrendPoint[], x: (index: number) => number, y: (share: number) => number): string {
  return points
    .map(({ share }, index) => {
      if (share === null) return "";
      const begins = (points[index - 1]?.share ?? null) === null;
      return `${begins ? "M" : "L"}${x(index).toFixed(1)} ${y(share).toFixed(1)}`;
    })
    .join("");
}
