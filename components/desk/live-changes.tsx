"use client";

import { CloudOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon.tsx";

const quietMs = 700;
const offlineAfterMs = 8000;

/**
 * Listens to the desk's changes and draws the page again, quietly: at most once per 700 ms, and not
 * while nobody looks. Says so when the line has been down for 8 s.
 */
export function LiveChanges() {
  const router = useRouter();
  const t = useTranslations("desk");
  const [isDown, setIsDown] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let missed = false;
    const refresh = () => {
      if (document.hidden) {
        missed = true;
        return;
      }
      waiting.current ??= setTimeout(() => {
        waiting.current = undefined;
        router.refresh();
      }, quietMs);
    };
    const seen = () => {
      if (document.hidden || !missed) return;
      missed = false;
      refresh();
    };
    const close = listen(refresh, setIsDown);
    document.addEventListener("visibilitychange", seen);
    return () => {
      close();
      clearTimeout(waiting.current);
      waiting.current = undefined;
      document.removeEventListener("visibilitychange", seen);
    };
  }, [router]);
  if (!isDown) return null;
  return (
    <div
      role="status"
      className="fixed inset-x-0 top-0 z-40 mx-auto flex w-fit items-center gap-2 rounded-b border border-t-0 border-line-strong bg-raised px-3 py-1.5 text-sm shadow-float"
    >
      <Icon of={CloudOff} className="text-ember" />
      {t("lineDown")}
    </div>
  );
}

function listen(onChange: () => void, setIsDown: (down: boolean) => void): () => void {
  let source: EventSource | undefined;
  let downTimer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wasDown = false;
  const open = () => {
    source = new EventSource("/api/events");
    source.addEventListener("change", onChange);
    source.onopen = () => {
      clearTimeout(downTimer);
      downTimer = undefined;
      setIsDown(false);
      if (wasDown) onChange();
      wasDown = false;
    };
    source.onerror = () => {
      wasDown = true;
      downTimer ??= setTimeout(() => setIsDown(true), offlineAfterMs);
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, not interrupted: drawing the page anew leads to the sign-in page when the session has ended.
      onChange();
      again = setTimeout(open, 5000);
    };
  };
  open();
  return () => {
    clearTimeout(downTimer);
    clearTimeout(again);
    source?.close();
  };
}
