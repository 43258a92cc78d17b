"use client";

import { createContext, type ReactNode, use, useSyncExternalStore } from "react";

interface DeskTime {
  /** When the server drew the page: first paint and hydration agree on it. */
  readonly renderedAt: string;
  /** IANA zone of the person at the desk. */
  readonly zone: string;
}

const DeskTimeContext = createContext<DeskTime>({ renderedAt: "1970-01-01T00:00:00Z", zone: "Asia/Jakarta" });

export function DeskTimeProvider({ value, children }: { readonly value: DeskTime; readonly children: ReactNode }) {
  return <DeskTimeContext value={value}>{children}</DeskTimeContext>;
}

let current = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const tell of listeners) tell();
  }, 5000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    current = 0;
  };
}

function snapshot() {
  if (current === 0) current = Date.now();
  return current;
}

/** Milliseconds since 1970, renewed every 5 s by one timer for the whole screen. */
export function useNow(): number {
  const { renderedAt } = use(DeskTimeContext);
  return useSyncExternalStore(subscribe, snapshot, () => Date.parse(renderedAt));
}

export function useZone(): string {
  return use(DeskTimeContext).zone;
}
