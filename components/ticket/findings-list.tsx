"use client";

import { OctagonX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "../ui/icon.tsx";
import type { Finding } from "./use-findings.ts";

interface FindingsListProps {
  readonly findings: readonly Finding[];
  readonly text: string;
}

/** The findings in words, with what to do; what blocks comes first. */
export function FindingsList({ findings, text }: FindingsListProps) {
  const t = useTranslations("ticket.findings");
  const sorted = findings.toSorted((left, right) => left.action.localeCompare(right.action));
  return (
    <ul aria-live="polite" className="flex flex-col gap-1 text-sm empty:hidden">
      {sorted.map((one) => (
        <li key={`${one.kind}:${one.span?.[0] ?? 0}`} className="flex items-start gap-1.5">
          <Icon
            of={one.action === "block" ? OctagonX : TriangleAlert}
            size={14}
            name={t(one.action)}
            className={one.action === "block" ? "mt-0.5 text-ember" : "mt-0.5 text-note-ink"}
          />
          <span>
            {one.span ? <q className="font-medium">{text.slice(one.span[0], one.span[1])}</q> : null}
            {one.span ? " " : null}
            {t.has(one.kind) ? t(one.kind) : t("other")}
          </span>
        </li>
      ))}
    </ul>
  );
}
