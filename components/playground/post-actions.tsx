"use client";

import { type LucideIcon, MessageCircle, Pencil, Quote, Repeat2, Trash2, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { maxPostCharacters } from "#lib/playground/rules/refusals.ts";
import type { ShownAccount, ShownPost } from "#lib/playground/rules/shown.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Composer } from "./composer.tsx";
import { hrefOf, type Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { usePlay } from "./use-play.ts";

interface PostActionsProps {
  readonly post: ShownPost;
  readonly me: ShownAccount | null;
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

type Open = "reply" | "quote" | "edit" | "delete" | null;

/** Answer, pass on, quote; on one's own post change and delete; on another's, become its author. */
export function PostActions({ post, me, place, actions }: PostActionsProps) {
  const t = useTranslations("playground.post");
  const [open, setOpen] = useState<Open>(null);
  const repost = usePlay(actions.repostAction);
  const isMine = me?.id === post.author.id;
  const toggle = (what: Open) => setOpen((now) => (now === what ? null : what));
  return (
    <>
      <div className="-ml-2 mt-1 flex flex-wrap items-center gap-x-1">
        {me ? (
          <>
            <Deed icon={MessageCircle} label={t("reply")} count={post.replies} onPress={() => toggle("reply")} />
            <Deed
              isShort
              icon={Repeat2}
              label={t("repost")}
              count={post.reposts}
              onPress={() => void repost.run({ authorId: me.id, postId: post.id })}
            />
            <Deed isShort icon={Quote} label={t("quote")} onPress={() => toggle("quote")} />
          </>
        ) : null}
        {isMine ? (
          <>
            <Deed isShort icon={Pencil} label={t("edit")} onPress={() => toggle("edit")} />
            <Deed isShort icon={Trash2} label={t("delete")} onPress={() => toggle("delete")} />
          </>
        ) : (
          <Link
            href={hrefOf(place, { as: post.author.handle })}
            scroll={false}
            className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-3 text-sm hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <Icon of={UserRound} />
            {t("become", { handle: post.author.handle })}
          </Link>
        )}
        {place.post !== null ? null : (
          <Link
            href={hrefOf(place, { post: post.id, view: "posts" })}
            className="ml-auto rounded px-2 py-1 text-ink-3 text-sm hover:bg-hover hover:text-ink"
          >
            {t("thread")}
          </Link>
        )}
      </div>
      {me && open !== null ? (
        <OpenDeed open={open} me={me} post={post} actions={actions} close={() => setOpen(null)} />
      ) : null}
    </>
  );
}

interface OpenDeedProps {
  readonly open: Exclude<Open, null>;
  readonly me: ShownAccount;
  readonly post: ShownPost;
  readonly actions: PlaygroundActions;
  readonly close: () => void;
}

function OpenDeed({ open, me, post, actions, close }: OpenDeedProps) {
  const t = useTranslations("playground.post");
  const common = useTranslations("common");
  const writing = { reply: actions.replyToAction, quote: actions.quotePostAction, edit: actions.editPostAction };
  const write = usePlay(open === "delete" ? actions.replyToAction : writing[open]);
  const remove = usePlay(actions.deletePostAction);
  const target = { authorId: me.id, postId: post.id };
  if (open === "delete") {
    return (
      <div className="mt-2 flex flex-wrap items-center gap-2 rounded border border-ember-line bg-ember-tint px-3 py-2">
        <p className="flex-1">{t("deleteAsk")}</p>
        <Button look="quiet" onClick={close}>
          {common("cancel")}
        </Button>
        <Button look="danger-strong" busy={remove.isBusy} onClick={() => void remove.run(target)}>
          {t("delete")}
        </Button>
      </div>
    );
  }
  const send = async (text: string) => {
    const isTaken = (await write.run({ ...target, text })) !== null;
    if (isTaken) close();
    return isTaken;
  };
  const label = {
    reply: t("replyAs", { handle: me.handle }),
    quote: t("quoteAs", { handle: me.handle }),
    edit: t("edit"),
  };
  const button = { reply: t("sendReply"), quote: t("sendQuote"), edit: common("save") };
  return (
    <div className="mt-2">
      <Composer
        key={open}
        label={label[open]}
        placeholder={label[open]}
        button={button[open]}
        max={maxPostCharacters}
        initial={open === "edit" ? (post.text ?? "") : ""}
        isBusy={write.isBusy}
        autoFocus
        onCancel={close}
        onSend={send}
      />
    </div>
  );
}

interface DeedProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count?: number;
  /** On a phone only the icon is drawn; the words are still said. */
  readonly isShort?: boolean;
  readonly onPress: () => void;
}

function Deed({ icon, label, count, isShort, onPress }: DeedProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-3 text-sm hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <Icon of={icon} />
      <span className={isShort ? "max-sm:sr-only" : undefined}>{label}</span>
      {count ? <span className="font-semibold tabular-nums">{count}</span> : null}
    </button>
  );
}
