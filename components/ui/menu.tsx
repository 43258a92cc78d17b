"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx.ts";
import { Shortcut } from "./shortcut.tsx";

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly shortcut?: string;
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClass: string;
  readonly items: readonly MenuItem[];
  /** "corner": leftmost on a wide screen, rightmost on a phone (the rail turns from left to bottom). */
  readonly align?: "left" | "right" | "corner";
  readonly side?: "below" | "above";
}

function useOutsideClose(open: boolean, close: () => void) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", outside);
    root.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
    return () => document.removeEventListener("pointerdown", outside);
  }, [open, close]);
  return root;
}

function focusStep(event: KeyboardEvent, root: HTMLElement | null) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !root) return;
  event.preventDefault();
  const items = [...root.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
  items[(at + step + items.length) % items.length]?.focus();
}

/** A button with a list of actions; arrows move, Escape closes and gives the focus back. */
export function Menu({ label, trigger, triggerClass, items, align = "right", side = "below" }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const root = useOutsideClose(open, () => setOpen(false));
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={label}
        onClick={() => setOpen(!open)}
        className={triggerClass}
      >
        {trigger}
        <span className="sr-only">{label}</span>
      </button>
      {open ? (
        <div
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={(event) => {
            focusStep(event, root.current);
            if (event.key === "Escape") {
              event.stopPropagation();
              leave();
            }
            if (event.key === "Tab") setOpen(false);
          }}
          className={cx(
            "absolute z-30 min-w-52 rounded border border-line-strong bg-raised p-1 shadow-float",
            { right: "right-0", left: "left-0", corner: "left-0 max-md:left-auto max-md:right-0" }[align],
            side === "below" ? "top-full mt-1" : "bottom-full mb-1",
          )}
        >
          {items.map((item) => (
            <MenuRow key={item.key} item={item} leave={leave} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function MenuRow({ item, leave }: { readonly item: MenuItem; readonly leave: () => void }) {
  return (
    <button
      type="button"
      {...(item.checked === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": item.checked })}
      tabIndex={-1}
      onClick={() => {
        leave();
        item.onSelect();
      }}
      className={cx(
        "focus-inset flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover focus:bg-hover",
        "pointer-coarse:h-11",
        item.danger && "text-ember",
        item.checked && "font-semibold text-accent-ink",
      )}
    >
      <span className="flex min-w-0 flex-1 items-center gap-2">{item.label}</span>
      {item.shortcut ? <Shortcut keys={item.shortcut} className="text-ink-3" /> : null}
    </button>
  );
}
