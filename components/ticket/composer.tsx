"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { useCommands } from "../desk/commands.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Shortcut } from "../ui/shortcut.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { ComposerBody } from "./composer-body.tsx";
import { composerMark } from "./composer-focus.ts";
import { legLooks } from "./leg.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";
import type { WritingLeg } from "./writing-leg.ts";

export interface ComposerProps {
  readonly ticket: TicketPage;
  readonly deeds: Pick<TicketDeeds, "sendDirectMessage" | "replyPublicly" | "addNote">;
  /** Why a leg is shut, in words; null = open. */
  readonly shut: Readonly<Record<WritingLeg, string | null>>;
  readonly firstLeg: WritingLeg;
  /** Only the tabs, until one is chosen: the outreach above has the floor. */
  readonly startsFolded: boolean;
}

const keys: Readonly<Record<WritingLeg, string>> = { dm: "r", public: "p", note: "n" };
const legs: readonly WritingLeg[] = ["dm", "public", "note"];

/** Where we write. The three legs differ in frame, colour, icon, first line, button and key. */
export function Composer(props: ComposerProps) {
  const t = useTranslations("ticket");
  const [leg, setLeg] = useState(props.firstLeg);
  const [isFolded, setIsFolded] = useState(props.startsFolded);
  const input = useRef<HTMLTextAreaElement>(null);
  const look = legLooks[leg];
  const write = (next: WritingLeg) => {
    // At once, not after the next frame: what is typed right after the key belongs into the text.
    flushSync(() => {
      setLeg(next);
      setIsFolded(false);
    });
    input.current?.focus();
  };
  useCommands(
    legs.map((one) => ({
      id: `write-${one}`,
      group: t("keys.group"),
      label: t(`write.${one}`),
      keys: keys[one],
      run: () => write(one),
    })),
  );
  return (
    <Tabs
      label={t("write.label")}
      value={leg}
      onChange={(next) => {
        setLeg(next);
        setIsFolded(false);
      }}
      className="shrink-0 border-t bg-surface px-3 pb-3 pt-2 md:px-4"
      tabs={legs.map((one) => ({
        value: one,
        shortcut: keys[one],
        label: (
          <>
            <Icon of={legLooks[one].icon} size={14} />
            {t(`legs.${one}`)}
            <Shortcut keys={keys[one]} className="ml-0.5" />
          </>
        ),
        className: cx(
          "rounded-t border border-b-0 max-md:h-10",
          one === leg && !isFolded
            ? cx(legLooks[one].card, legLooks[one].ink)
            : "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
        ),
      }))}
    >
      <div hidden={isFolded} {...{ [composerMark]: "" }} className={cx("rounded rounded-tl-none p-2", look.frame)}>
        {props.shut[leg] === null ? (
          <ComposerBody key={`${props.ticket.number}:${leg}`} leg={leg} inputRef={input} {...props} />
        ) : (
          <p className="px-1 py-2">{props.shut[leg]}</p>
        )}
      </div>
    </Tabs>
  );
}
