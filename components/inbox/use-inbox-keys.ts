"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useCommands } from "../desk/commands.tsx";
import { type InboxFilters, inboxHref, type ShownRow } from "./inbox-view.ts";

const settleMs = 110;

interface InboxKeys {
  readonly filters: InboxFilters;
  readonly shown: readonly ShownRow[];
  readonly chosenNumber: string | null;
  readonly renew: () => void;
}

function hasPaneBeside(): boolean {
  return window.matchMedia("(width >= 1140px)").matches;
}

/** J and K walk the list at once; the ticket beside it follows when the walking rests. Returns the chosen number. */
export function useInboxKeys({ filters, shown, chosenNumber, renew }: InboxKeys) {
  const t = useTranslations("inbox.keys");
  const router = useRouter();
  const [at, setAt] = useState(chosenNumber);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setAt(chosenNumber), [chosenNumber]);
  useEffect(() => () => clearTimeout(settle.current), []);
  const open = (number: string) => router.push(inboxHref(filters, number), { scroll: false });
  const walk = (step: 1 | -1) => {
    const place = shown.findIndex((one) => one.row.number === at);
    const from = place < 0 && step < 0 ? shown.length : place;
    const next = shown[from + step]?.row.number;
    if (!next) return;
    setAt(next);
    // The focus walks along: Enter then opens the row, and a screen reader says which it is.
    document.querySelector<HTMLElement>(`[data-number="${next}"]`)?.focus({ preventScroll: true });
    clearTimeout(settle.current);
    if (hasPaneBeside()) {
      settle.current = setTimeout(() => router.replace(inboxHref(filters, next), { scroll: false }), settleMs);
    }
  };
  const nextToDo = () => {
    const place = shown.findIndex((one) => one.row.number === at);
    const later = [...shown.slice(place + 1), ...shown.slice(0, Math.max(0, place))].find((one) => !one.hasLeft);
    if (later) open(later.row.number);
  };
  const group = t("group");
  useCommands([
    { id: "row-next", group, label: t("next"), keys: "j", keyOnly: true, run: () => walk(1) },
    { id: "row-previous", group, label: t("previous"), keys: "k", keyOnly: true, run: () => walk(-1) },
    { id: "row-open", group, label: t("open"), keys: "o", keyOnly: true, run: () => at && open(at) },
    { id: "row-to-do", group, label: t("nextToDo"), keys: "l", run: nextToDo },
    { id: "row-renew", group, label: t("renew"), keys: ".", run: renew },
    {
      id: "row-close",
      group,
      label: t("close"),
      keys: "Escape",
      keyOnly: true,
      run: () => chosenNumber && router.push(inboxHref(filters), { scroll: false }),
    },
  ]);
  const choose = useCallback((number: string) => setAt(number), []);
  return [at, choose] as const;
}
