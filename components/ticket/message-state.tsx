"use client";

import { Ban, CircleAlert, CircleCheck, CircleHelp, Clock3, Hand, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Moment } from "../ui/time.tsx";

const looks: Readonly<Record<string, readonly [LucideIcon, string]>> = {
  held: [Clock3, "text-ink-2"],
  queued: [Clock3, "text-ink-2"],
  sending: [LoaderCircle, "text-ink-2"],
  accepted: [CircleCheck, "text-accent-ink"],
  delivered: [CircleCheck, "text-accent-ink"],
  read: [CircleCheck, "text-accent-ink"],
  refused: [Ban, "text-ember"],
  unknown: [CircleHelp, "text-ember"],
  "needs-a-person": [Hand, "text-ember"],
  cancelled: [CircleAlert, "text-ink-3"],
};

interface MessageStateProps {
  readonly state: string;
  /** The network's name: "diterima X". */
  readonly network: string;
  /** When that state was reached, if known. */
  readonly at?: string | null;
  readonly className?: string;
}

/** Where a message of ours has got to, as exactly as we know it and no further. */
export function MessageState({ state, network, at, className }: MessageStateProps) {
  const t = useTranslations("ticket.states");
  const [icon, colour] = looks[state] ?? [CircleHelp, "text-ink-2"];
  return (
    <span className={cx("inline-flex items-center gap-1 text-sm font-medium", colour, className)}>
      <Icon of={icon} size={14} />
      {t.has(state) ? t(state, { network }) : state}
      {at ? <Moment at={at} /> : null}
    </span>
  );
}
