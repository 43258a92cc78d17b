"use client";

import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createKeybindingsHandler } from "tinykeys";

/** Something a person can do now: found in the palette, on the sheet of keys, and by its key. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** One key ("e"), a sequence ("g i") or a combination ("$mod+Enter"). */
  readonly keys?: string;
  /** Also while typing; only for combinations. */
  readonly whileTyping?: boolean;
  /** Left out of the palette (moving about in a list). */
  readonly keyOnly?: boolean;
  /** Whether the key means this one now, where several share it (send: where the cursor is). */
  readonly when?: () => boolean;
  readonly run: () => void;
}

interface Registry {
  readonly register: (owner: string, commands: readonly Command[]) => void;
  readonly list: readonly Command[];
}

const CommandContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = use(CommandContext);
  if (!registry) throw new Error("Commands need a CommandProvider above them");
  return registry;
}

/** Everything that can be done on the screen at this moment. */
export function useCommandList(): readonly Command[] {
  return useRegistry().list;
}

/** Offers commands while the calling component is on the screen, from its first paint on. */
export function useCommands(commands: readonly Command[]) {
  const { register } = useRegistry();
  const owner = useId();
  const latest = useRef(commands);
  latest.current = commands;
  const shape = commands.map((one) => `${one.id}|${one.label}|${one.keys}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the commands; the newest run() is read from the ref
  useLayoutEffect(() => {
    const held = latest.current.map((one) => ({
      ...one,
      when: () => latest.current.find((now) => now.id === one.id)?.when?.() ?? true,
      run: () => latest.current.find((now) => now.id === one.id)?.run(),
    }));
    register(owner, held);
    return () => register(owner, []);
  }, [owner, register, shape]);
}

function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea, [contenteditable]");
}

function isOutOfReach(event: Event): boolean {
  const open = document.querySelector("dialog[open]");
  const inMenu = event.target instanceof Element && event.target.closest("[role=menu]") !== null;
  return open !== null || inMenu;
}

function useKeys(list: readonly Command[], singleKeys: boolean) {
  useLayoutEffect(() => {
    const bindings = (of: readonly Command[]) =>
      Object.fromEntries(
        [...Map.groupBy(of, (command) => command.keys ?? "")].map(([keys, commands]) => [
          keys,
          (event: KeyboardEvent) => {
            const meant = commands.find((command) => command.when?.() ?? true);
            if (!meant) return;
            event.preventDefault();
            meant.run();
          },
        ]),
      );
    const withKeys = list.filter((one) => one.keys !== undefined);
    const anywhere = withKeys.filter((one) => one.whileTyping);
    const single = withKeys.filter((one) => !one.whileTyping && (singleKeys || one.keys?.includes("$mod")));
    const handlers = [
      createKeybindingsHandler(bindings(anywhere), { ignore: (event) => event.isComposing || isOutOfReach(event) }),
      createKeybindingsHandler(bindings(single), {
        ignore: (event) => event.isComposing || isTyping(event) || isOutOfReach(event),
      }),
    ];
    for (const handler of handlers) window.addEventListener("keydown", handler);
    return () => {
      for (const handler of handlers) window.removeEventListener("keydown", handler);
    };
  }, [list, singleKeys]);
}

interface CommandProviderProps {
  /** False: keys without Ctrl or ⌘ are off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly children: ReactNode;
}

/** Collects the commands of the screen and listens for their keys. */
export function CommandProvider({ singleKeys, children }: CommandProviderProps) {
  const [owners, setOwners] = useState<ReadonlyMap<string, readonly Command[]>>(new Map());
  const register = useCallback((owner: string, commands: readonly Command[]) => {
    setOwners((before) => {
      const after = new Map(before);
      if (commands.length === 0) after.delete(owner);
      else after.set(owner, commands);
      return after;
    });
  }, []);
  const list = useMemo(() => [...owners.values()].flat(), [owners]);
  useKeys(list, singleKeys);
  const registry = useMemo(() => ({ register, list }), [register, list]);
  return <CommandContext value={registry}>{children}</CommandContext>;
}
