import { cx } from "./cx.ts";

/** A key as it is printed. "mod" shows ⌘ or Ctrl by the browser's platform in `Shortcut`. */
export function Kbd({ children, className }: { readonly children: string; readonly className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-current/30 px-1",
        "font-sans text-xs font-medium leading-none",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
