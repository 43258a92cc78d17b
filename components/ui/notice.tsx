import { CircleAlert, CircleCheck, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";

const looks = {
  plain: ["border-line bg-sunken text-ink-2", Info],
  good: ["border-accent-line bg-accent-tint text-accent-ink", CircleCheck],
  warn: ["border-note-line bg-note-tint text-note-ink", CircleAlert],
  bad: ["border-ember-line bg-ember-tint text-ember", CircleAlert],
} as const satisfies Record<string, readonly [string, LucideIcon]>;

interface NoticeProps {
  readonly look?: keyof typeof looks;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** "alert" interrupts a screen reader; leave out for what was there when the page opened. */
  readonly role?: "alert" | "status";
  readonly className?: string;
}

/** A message inside the page: what happened, what was saved, what to do now. */
export function Notice({ look = "plain", title, children, action, role, className }: NoticeProps) {
  const [colours, icon] = looks[look];
  return (
    <div role={role} className={cx("flex items-start gap-2 rounded border px-3 py-2", colours, className)}>
      <Icon of={icon} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
