import { cx } from "./cx.ts";

interface AvatarProps {
  readonly initials: string;
  /** Said aloud; leave out when the name stands beside it. */
  readonly name?: string;
  readonly size?: "sm" | "md";
  readonly className?: string;
}

/** Initials in a circle: one quiet colour for all, since a colour per person would say nothing. */
export function Avatar({ initials, name, size = "sm", className }: AvatarProps) {
  return (
    <span
      title={name}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-sunken font-semibold text-ink-2",
        size === "sm" ? "size-6 text-xs" : "size-8 text-sm",
        className,
      )}
    >
      <span aria-hidden="true">{initials.slice(0, 2).toUpperCase()}</span>
      {name ? <span className="sr-only">{name}</span> : null}
    </span>
  );
}
