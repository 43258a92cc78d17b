import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface ChipProps {
  readonly children: ReactNode;
  /** Says what removing means, e.g. "Hapus saringan kanal". */
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

/** A filter that is on, with its way off. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 items-center gap-1 rounded-full border border-line-strong bg-raised pl-3 text-sm">
      {children}
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="inline-flex size-6 items-center justify-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Icon of={X} size={14} />
      </button>
    </span>
  );
}
