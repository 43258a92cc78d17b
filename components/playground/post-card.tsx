"use client";

import { BadgeCheck, Repeat2 } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { namedHandles } from "#lib/playground/rules/handles.ts";
import type { ShownAccount, ShownPost } from "#lib/playground/rules/shown.ts";
import { formatCompact } from "#lib/time/format.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { asLocale } from "../ui/span-words.ts";
import { Ago } from "../ui/time.tsx";
import { Face } from "./face.tsx";
import { hrefOf, type Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { PostActions } from "./post-actions.tsx";

interface PostCardProps {
  readonly post: ShownPost;
  readonly me: ShownAccount | null;
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

/** One post with what it answers or quotes, and what one can do with it. */
export function PostCard({ post, me, place, actions }: PostCardProps) {
  const t = useTranslations("playground");
  const { author } = post;
  const isOpen = place.post === post.id;
  return (
    <article
      aria-label={t("post.by", { name: author.displayName })}
      className={cx(
        "flex flex-col gap-1 border-line border-b px-4 py-3",
        isOpen ? "border-l-3 border-l-accent bg-surface" : "bg-raised",
      )}
    >
      {post.repostedBy ? (
        <p className="flex items-center gap-1.5 pl-13 text-ink-3 text-sm">
          <Icon of={Repeat2} size={14} />
          {t("post.repostedBy", { handle: post.repostedBy.handle })}
        </p>
      ) : null}
      <div className="flex gap-3">
        <Face {...author} />
        <div className="min-w-0 flex-1">
          <AuthorLine author={author} at={post.createdAt} isEdited={post.isEdited} />
          {post.answers ? (
            <p className="text-ink-3 text-sm">
              <Link href={hrefOf(place, { post: post.answers.postId, view: "posts" })} className="hover:underline">
                {t("post.answers", { handle: post.answers.handle })}
              </Link>
            </p>
          ) : null}
          <p className="mt-0.5 whitespace-pre-wrap text-pretty break-words text-md">
            {post.text === null ? <em className="text-ink-3">{t("post.deleted")}</em> : <Words text={post.text} />}
          </p>
          {post.quote ? <Quote quote={post.quote} place={place} /> : null}
          {post.text === null ? null : <PostActions post={post} me={me} place={place} actions={actions} />}
        </div>
      </div>
    </article>
  );
}

function AuthorLine({ author, at, isEdited }: { author: ShownAccount; at: string; isEdited: boolean }) {
  const t = useTranslations("playground");
  const locale = asLocale(useLocale());
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-ink-3 text-sm">
      <span className="flex items-center gap-1 font-bold text-base text-ink">
        {author.displayName}
        {author.isBrand ? <Icon of={BadgeCheck} name={t("post.brand")} className="text-accent-ink" /> : null}
      </span>
      <span>@{author.handle}</span>
      <span>· {t("post.followers", { count: formatCompact(author.followers, locale) })}</span>
      <span>
        · <Ago at={at} />
      </span>
      {isEdited ? <span>· {t("post.edited")}</span> : null}
    </p>
  );
}

function Quote({ quote, place }: { quote: NonNullable<ShownPost["quote"]>; place: Place }) {
  const t = useTranslations("playground");
  return (
    <Link
      href={hrefOf(place, { post: quote.postId, view: "posts" })}
      className="mt-2 block rounded border border-line-strong px-3 py-2 text-ink-2 hover:bg-hover"
    >
      <span className="block text-sm">
        <b className="text-ink">{quote.author.displayName}</b> @{quote.author.handle}
      </span>
      <span className="line-clamp-4 break-words">{quote.text ?? t("post.deleted")}</span>
    </Link>
  );
}

/** The text with the accounts it names in the network's colour. */
function Words({ text }: { readonly text: string }) {
  const named = new Set(namedHandles(text));
  let at = 0;
  return text.split(/((?<![\w@.])@[A-Za-z0-9_]{2,30})/).map((part) => {
    at += part.length;
    if (!part.startsWith("@") || !named.has(part.slice(1).toLowerCase())) return part;
    return (
      <b key={at} className="font-semibold text-accent-ink">
        {part}
      </b>
    );
  });
}
