import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** Teaches the next step. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where nothing stands yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      <Icon of={icon} size={24} className="mb-1 text-ink-3" />
      <p className="text-md font-semibold">{title}</p>
      <div className="max-w-96 text-pretty text-ink-2">{children}</div>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
