"use client";

import { useSyncExternalStore } from "react";
import { cx } from "./cx.ts";
import { Kbd } from "./kbd.tsx";

const names: Readonly<Record<string, string>> = { Escape: "Esc" };

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

function keyName(key: string, mac: boolean): string {
  if (key === "$mod") return mac ? "⌘" : "Ctrl";
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** Shows a combination such as "$mod+Enter" beside what it does; hidden from touch screens and screen readers. */
export function Shortcut({ keys, className }: { readonly keys: string; readonly className?: string }) {
  const mac = useSyncExternalStore(
    () => () => undefined,
    isMac,
    () => false,
  );
  return (
    <span aria-hidden="true" className={cx("hidden items-center gap-0.5 pointer-fine:inline-flex", className)}>
      {keys.split("+").map((key) => (
        <Kbd key={key}>{keyName(key, mac)}</Kbd>
      ))}
    </span>
  );
}
