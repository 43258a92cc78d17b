"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Shortcut } from "../ui/shortcut.tsx";
import { type Command, useCommandList } from "./commands.tsx";

function matches(command: Command, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${command.label} ${command.group}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function isWay(command: Command): boolean {
  return command.id.startsWith("go-") || command.id === "keys";
}

/** Commands that fit what was typed; a registration number or any words come first as a way to tickets. */
function useFound(typed: string): readonly Command[] {
  const t = useTranslations("desk.palette");
  const router = useRouter();
  const fitting = useCommandList().filter((one) => !one.keyOnly && matches(one, typed));
  // What the ticket or list in front of the person can do comes before the ways elsewhere.
  const commands = fitting.toSorted((left, right) => Number(isWay(left)) - Number(isWay(right)));
  if (typed.trim() === "") return commands;
  const number = parseRegistrationNumber(typed);
  const found: Command = number.ok
    ? {
        id: "go-number",
        group: t("tickets"),
        label: t("openNumber", { number: number.number }),
        run: () => router.push(`/tickets/${number.number}`),
      }
    : {
        id: "go-search",
        group: t("tickets"),
        label: t("search", { typed: typed.trim() }),
        run: () => router.push(`/inbox?view=all-open&q=${encodeURIComponent(typed.trim())}`),
      };
  return number.ok ? [found, ...commands] : [...commands, found];
}

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** ⌘K: one field for everything that can be done now, with the key that does it next time. */
export function Palette({ open, onClose }: PaletteProps) {
  const t = useTranslations("desk.palette");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; the keyboard has Escape
    <dialog
      ref={dialog}
      aria-label={t("title")}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="mx-auto mt-[12dvh] w-[calc(100%-24px)] max-w-150 overflow-hidden rounded border border-line-strong bg-raised p-0 shadow-float"
    >
      {open ? <PaletteBody onClose={onClose} /> : null}
    </dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("desk.palette");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const found = useFound(typed);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const pick = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      pick(found[at]);
    }
  };
  return (
    <div>
      <div className="flex items-center gap-2 border-b px-3">
        <Icon of={Search} className="text-ink-3" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
          aria-label={t("title")}
          placeholder={t("placeholder")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 flex-1 bg-transparent text-md outline-none"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t("title")} className="max-h-[50dvh] overflow-y-auto p-1">
        {found.length === 0 ? <p className="px-3 py-6 text-center text-ink-3">{t("nothing")}</p> : null}
        {found.map((command, place) => (
          <PaletteRow
            key={command.id}
            id={`${id}-${place}`}
            command={command}
            isChosen={place === at}
            group={found[place - 1]?.group === command.group ? null : command.group}
            onPick={() => pick(command)}
          />
        ))}
      </div>
    </div>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly command: Command;
  readonly isChosen: boolean;
  readonly group: string | null;
  readonly onPick: () => void;
}

function PaletteRow({ id, command, isChosen, group, onPick }: PaletteRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <>
      {group ? (
        <p role="presentation" className="px-2 pb-1 pt-2 text-xs font-semibold text-ink-3">
          {group}
        </p>
      ) : null}
      <button
        ref={row}
        type="button"
        id={id}
        role="option"
        aria-selected={isChosen}
        tabIndex={-1}
        onClick={onPick}
        className={cx(
          "flex h-9 w-full items-center gap-2 rounded px-2 text-left pointer-coarse:h-11",
          isChosen ? "bg-accent-tint text-accent-ink" : "hover:bg-hover",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{command.label}</span>
        {command.keys ? (
          <span className="flex gap-2 text-ink-3">
            {command.keys.split(" ").map((press) => (
              <Shortcut key={press} keys={press} />
            ))}
          </span>
        ) : null}
      </button>
    </>
  );
}
