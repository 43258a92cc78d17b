import { cx } from "./cx.ts";

const widths = ["w-3/4", "w-1/2", "w-2/3", "w-5/6"];

/** Grey lines in the place of text; invisible for the first 300 ms. */
export function Skeleton({ lines = 3, className }: { readonly lines?: number; readonly className?: string }) {
  const keys = Array.from({ length: lines }, (_, place) => place);
  return (
    <div aria-hidden="true" className={cx("flex flex-col gap-3", className)}>
      {keys.map((place) => (
        <span key={place} className={cx("skeleton h-4", widths[place % widths.length])} />
      ))}
    </div>
  );
}
