"use client";

import { CheckCheck, Lock, Send, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { maxMessageCharacters } from "#lib/playground/rules/refusals.ts";
import type { ShownBrand, ShownMessage, ShownPerson } from "#lib/playground/rules/shown.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Ago } from "../ui/time.tsx";
import { BrandChoice } from "./brand-choice.tsx";
import { Composer } from "./composer.tsx";
import { LinkedText } from "./linked-text.tsx";
import type { Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { usePlay } from "./use-play.ts";

interface MessagesPanelProps {
  readonly me: ShownPerson;
  readonly brand: ShownBrand;
  readonly brands: readonly ShownBrand[];
  readonly conversation: readonly ShownMessage[];
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

/** The person's private messages with a brand. Opening them is reading them, and the brand's desk is told so. */
export function MessagesPanel({ me, brand, brands, conversation, place, actions }: MessagesPanelProps) {
  const t = useTranslations("playground.messages");
  const [isOpen, setIsOpen] = useState(place.view === "messages");
  const unread = conversation.filter((message) => !message.isMine && !message.isRead).length;
  const send = usePlay(actions.sendDirectMessageAction);
  const end = useRef<HTMLDivElement>(null);
  const { readInboxAction } = actions;
  useEffect(() => {
    if (isOpen && unread > 0 && !document.hidden) void readInboxAction({ accountId: me.id }).catch(() => null);
  }, [isOpen, unread, me.id, readInboxAction]);
  const count = conversation.length;
  useEffect(() => {
    const list = end.current?.parentElement;
    if (list && count > 0) list.scrollTop = list.scrollHeight;
  }, [count]);
  return (
    <>
      <p className="flex items-start gap-2 text-ink-2 text-sm">
        <Icon of={Lock} className="mt-0.5 text-private-ink" />
        {t("private", { me: me.handle, brand: brand.handle })}
      </p>
      <BrandChoice brand={brand} brands={brands} place={place} />
      {!isOpen && unread > 0 ? (
        <Button look="primary" onClick={() => setIsOpen(true)}>
          {t("open", { count: unread })}
        </Button>
      ) : null}
      <div
        role="log"
        aria-label={t("title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="flex max-h-112 flex-col gap-2 overflow-y-auto py-1"
      >
        {count === 0 ? <p className="text-pretty text-ink-3">{t("empty", { brand: brand.handle })}</p> : null}
        {conversation.map((message) =>
          isOpen || message.isMine || message.isRead ? (
            <Bubble key={message.id} message={message} me={me} actions={actions} />
          ) : null,
        )}
        <div ref={end} />
      </div>
      <Composer
        label={t("write", { brand: brand.handle })}
        placeholder={t("write", { brand: brand.handle })}
        button={t("send")}
        icon={<Icon of={Send} />}
        max={maxMessageCharacters}
        isBusy={send.isBusy}
        onSend={async (text) => {
          setIsOpen(true);
          return (await send.run({ fromId: me.id, toId: brand.id, text })) !== null;
        }}
      />
    </>
  );
}

interface BubbleProps {
  readonly message: ShownMessage;
  readonly me: ShownPerson;
  readonly actions: PlaygroundActions;
}

function Bubble({ message, me, actions }: BubbleProps) {
  const t = useTranslations("playground.messages");
  const remove = usePlay(actions.deleteDirectMessageAction);
  return (
    <div className={cx("group flex max-w-[88%] items-center gap-1", message.isMine && "flex-row-reverse self-end")}>
      <div
        className={cx(
          "rounded-md px-3 py-1.5",
          message.isMine ? "bg-accent-tint" : "border border-line-strong bg-raised",
        )}
      >
        <p className="whitespace-pre-wrap break-words">
          <span className="sr-only">{message.isMine ? t("mine") : t("theirs")}: </span>
          {message.text === null ? <em className="text-ink-3">{t("deleted")}</em> : <LinkedText text={message.text} />}
        </p>
        <p className="flex items-center gap-1 text-ink-3 text-xs">
          <Ago at={message.createdAt} />
          {message.isMine && message.isRead ? <Icon of={CheckCheck} size={12} name={t("read")} /> : null}
        </p>
      </div>
      {message.isMine && message.text !== null ? (
        <IconButton
          icon={Trash2}
          label={t("delete")}
          disabled={remove.isBusy}
          onClick={() => void remove.run({ fromId: me.id, messageId: message.id })}
          className="opacity-60 group-hover:opacity-100 focus-visible:opacity-100"
        />
      ) : null}
    </div>
  );
}
