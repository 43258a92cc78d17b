"use client";

import { CircleCheck, CirclePause, CloudOff, Gauge, Hand, KeyRound, type LucideIcon, Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ConditionCode } from "#lib/operating/rules/condition.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";

const looks: Readonly<Record<ConditionCode, readonly [LucideIcon, Tone]>> = {
  answers: [CircleCheck, "accent"],
  "reads-fail": [CloudOff, "note"],
  down: [CloudOff, "ember"],
  "rate-limited": [Gauge, "note"],
  "out-of-credit": [Wallet, "ember"],
  "needs-sign-in": [KeyRound, "ember"],
  "by-hand": [Hand, "note"],
  paused: [CirclePause, "plain"],
};

/** How a channel fares, in one or two words with an icon. */
export function ConditionBadge({ code }: { readonly code: ConditionCode }) {
  const t = useTranslations("operating.conditions");
  const [icon, tone] = looks[code];
  return (
    <Badge tone={tone} icon={<Icon of={icon} size={12} />}>
      {t(code)}
    </Badge>
  );
}
