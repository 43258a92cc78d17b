"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** "drawer" comes from the right edge and is as high as the window. */
  readonly shape?: "centre" | "drawer";
  readonly wide?: boolean;
}

/** The browser's own dialog: focus stays inside, Escape closes, the page behind is out of reach. */
export function Dialog({ open, onClose, title, closeLabel, children, footer, shape = "centre", wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; the keyboard has Escape
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className={cx(
        "max-w-none overflow-hidden border border-line bg-surface p-0 shadow-float",
        shape === "drawer"
          ? "ml-auto mr-0 h-dvh max-h-none w-full border-y-0 border-r-0 sm:w-96"
          : cx("m-auto max-h-[90dvh] w-[calc(100%-24px)] rounded", wide ? "sm:w-190" : "sm:w-130"),
      )}
    >
      {open ? (
        <div className="flex max-h-[inherit] flex-col overflow-hidden">
          <header className="flex items-center gap-2 border-b py-2 pl-4 pr-2">
            <h2 id={heading} className="flex-1 text-md font-semibold">
              {title}
            </h2>
            <IconButton icon={X} label={closeLabel} onClick={onClose} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer ? <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
}
