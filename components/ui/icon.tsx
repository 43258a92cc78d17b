import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";

interface IconProps {
  readonly of: LucideIcon;
  /** Said aloud; without a name the icon is decoration. */
  readonly name?: string;
  readonly size?: 12 | 14 | 16 | 18 | 20 | 24;
  readonly className?: string;
}

/** A line icon at the weight of the text beside it. */
export function Icon({ of: Drawn, name, size = 16, className }: IconProps) {
  const named = name === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return <Drawn size={size} strokeWidth={1.75} className={cx("shrink-0", className)} {...named} />;
}
