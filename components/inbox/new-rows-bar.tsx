"use client";

import { ArrowUp, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Icon } from "../ui/icon.tsx";
import { Shortcut } from "../ui/shortcut.tsx";
import { useAnnouncer } from "../ui/toast.tsx";

interface NewRowsBarProps {
  readonly arrived: number;
  readonly gone: number;
  readonly onRenew: () => void;
}

/** "3 keluhan baru": always as high as itself, so that its coming and going moves nothing. */
export function NewRowsBar({ arrived, gone, onRenew }: NewRowsBarProps) {
  const t = useTranslations("inbox.bar");
  const { say } = useAnnouncer();
  useEffect(() => {
    if (arrived > 0) say(t("arrived", { count: arrived }));
  }, [arrived, say, t]);
  const words = arrived > 0 ? t("arrived", { count: arrived }) : gone > 0 ? t("gone", { count: gone }) : t("current");
  if (arrived === 0 && gone === 0) {
    return <p className="flex h-8 shrink-0 items-center border-b bg-surface px-3 text-xs text-ink-3">{words}</p>;
  }
  return (
    <button
      type="button"
      onClick={onRenew}
      className={
        "focus-inset flex h-8 shrink-0 items-center gap-2 border-b px-3 text-left text-sm font-medium " +
        (arrived > 0 ? "bg-accent-tint text-accent-ink" : "bg-surface text-ink-2 hover:bg-hover")
      }
    >
      <Icon of={arrived > 0 ? ArrowUp : RotateCw} size={14} />
      <span className="flex-1">{words}</span>
      <span className="text-xs">{t("show")}</span>
      <Shortcut keys="." />
    </button>
  );
}
