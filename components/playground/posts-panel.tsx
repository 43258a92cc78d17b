"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { maxPostCharacters } from "#lib/playground/rules/refusals.ts";
import type { ShownAccount, Timeline } from "#lib/playground/rules/shown.ts";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Composer } from "./composer.tsx";
import { Face } from "./face.tsx";
import { hrefOf, type Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { PostCard } from "./post-card.tsx";
import { usePlay } from "./use-play.ts";

interface PostsPanelProps {
  readonly me: ShownAccount | null;
  readonly brands: readonly ShownAccount[];
  readonly timeline: Timeline;
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

/** The timeline with a field to write, or one thread. */
export function PostsPanel({ me, brands, timeline, place, actions }: PostsPanelProps) {
  const t = useTranslations("playground");
  const isThread = place.post !== null;
  return (
    <>
      {isThread ? (
        <Link
          href={hrefOf(place, { post: null })}
          className="flex items-center gap-2 border-line border-b bg-surface px-4 py-3 font-semibold hover:bg-hover"
        >
          <Icon of={ArrowLeft} />
          {t("thread.back")}
        </Link>
      ) : me ? (
        <WriteBox me={me} brands={brands} actions={actions} />
      ) : null}
      {timeline.posts.map((post) => (
        <PostCard key={`${post.id}${post.repostedBy?.id ?? ""}`} post={post} me={me} place={place} actions={actions} />
      ))}
      {timeline.posts.length === 0 ? (
        <p className="px-4 py-10 text-center text-ink-3">{isThread ? t("thread.gone") : t("empty")}</p>
      ) : null}
      {timeline.next ? (
        <p className="flex justify-center p-4">
          <Link href={hrefOf(place, { before: timeline.next })} className={buttonClass("secondary")}>
            {t("older")}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function WriteBox({
  me,
  brands,
  actions,
}: Pick<PostsPanelProps, "brands" | "actions"> & { readonly me: ShownAccount }) {
  const t = useTranslations("playground.write");
  const write = usePlay(actions.writePostAction);
  return (
    <div className="flex gap-3 border-line border-b bg-surface px-4 py-3">
      <Face {...me} />
      <div className="min-w-0 flex-1">
        <p className="mb-1.5 text-ink-2 text-sm">
          {t("as")} <b className="text-ink">@{me.handle}</b>
        </p>
        <Composer
          label={t("label", { handle: me.handle })}
          placeholder={t("placeholder")}
          button={t("button")}
          max={maxPostCharacters}
          isBusy={write.isBusy}
          offers={me.isBrand ? [] : brands.map((brand) => `@${brand.handle}`)}
          onSend={async (text) => (await write.run({ authorId: me.id, text })) !== null}
        />
      </div>
    </div>
  );
}
