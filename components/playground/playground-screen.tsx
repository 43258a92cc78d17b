"use client";

import { type LucideIcon, Mail, MessagesSquare, RadioTower, TreeDeciduous, UserRound } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { ShownBrand, ShownMessage, ShownPerson, Timeline } from "#lib/playground/rules/shown.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { DeskTimeProvider } from "../ui/now.tsx";
import { useAnnouncer } from "../ui/toast.tsx";
import { MePanel } from "./me-panel.tsx";
import { MessagesPanel } from "./messages-panel.tsx";
import { NetworkPanel } from "./network-panel.tsx";
import { hrefOf, type Place, type PlaygroundView } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { PostsPanel } from "./posts-panel.tsx";
import { usePulse } from "./use-pulse.ts";

interface PlaygroundScreenProps {
  readonly place: Place;
  readonly pulse: string;
  readonly renderedAt: string;
  readonly me: ShownPerson | ShownBrand | null;
  readonly people: readonly ShownPerson[];
  readonly brands: readonly ShownBrand[];
  /** Whose messages are shown. */
  readonly brand: ShownBrand | null;
  readonly timeline: Timeline;
  readonly conversation: readonly ShownMessage[];
  readonly actions: PlaygroundActions;
}

/** Three columns where there is room; on a phone one part at a time, chosen at the bottom. */
export function PlaygroundScreen(props: PlaygroundScreenProps) {
  const { place, me, people, brands, brand, timeline, conversation, actions } = props;
  const t = useTranslations("playground");
  usePulse(props.pulse);
  useNewsSaid(timeline, conversation);
  const unread = conversation.filter((message) => !message.isMine && !message.isRead).length;
  return (
    <DeskTimeProvider value={{ renderedAt: props.renderedAt, zone: "Asia/Jakarta" }}>
      <Head place={place} />
      <main className="mx-auto grid max-w-310 gap-x-6 pb-20 lg:grid-cols-[17rem_minmax(0,1fr)_21rem] lg:px-6 lg:pb-10">
        <h1 className="sr-only">{t("name")}</h1>
        <Part name="me" title={t("nav.me")} view={place.view}>
          <MePanel me={me} people={people} brands={brands} place={place} actions={actions} />
        </Part>
        <section
          aria-labelledby="part-posts"
          className={cx("border-line lg:block lg:border-x", place.view === "posts" ? "block" : "hidden")}
        >
          <h2 id="part-posts" className="sr-only">
            {place.post ? t("thread.title") : t("nav.posts")}
          </h2>
          <PostsPanel me={me} brands={brands} timeline={timeline} place={place} actions={actions} />
        </section>
        <div className="contents lg:flex lg:flex-col">
          <Part name="messages" title={t("nav.messages")} view={place.view}>
            {me && "unread" in me && brand ? (
              <MessagesPanel
                key={`${place.view === "messages"}${brand.id}`}
                me={me}
                brand={brand}
                brands={brands}
                conversation={conversation}
                place={place}
                actions={actions}
              />
            ) : (
              <p className="text-pretty text-ink-2">{t("messages.notAsBrand")}</p>
            )}
          </Part>
          <Part name="network" title={t("nav.network")} view={place.view}>
            <NetworkPanel brand={brand} brands={brands} place={place} actions={actions} />
          </Part>
        </div>
      </main>
      <PhoneNav place={place} unread={unread} />
    </DeskTimeProvider>
  );
}

function Head({ place }: { readonly place: Place }) {
  const t = useTranslations("playground");
  const other = useLocale() === "id" ? { lang: "en", name: "English" } : { lang: "id", name: "Bahasa Indonesia" };
  const here = hrefOf(place, {});
  return (
    <header className="border-line border-b bg-raised">
      <div className="mx-auto flex max-w-310 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 lg:px-6">
        <p className="flex items-center gap-2 font-bold text-lg">
          <Icon of={TreeDeciduous} size={24} className="text-accent" />
          {t("name")}
        </p>
        <p className="text-ink-2 text-sm">{t("tagline")}</p>
        <p className="flex gap-4 text-sm sm:ml-auto">
          <Link href="/" className="text-accent-ink underline">
            {t("toDesk")}
          </Link>
          <a
            href={`${here}${here.includes("?") ? "&" : "?"}lang=${other.lang}`}
            hrefLang={other.lang}
            lang={other.lang}
            className="text-ink-2 underline"
          >
            {other.name}
          </a>
        </p>
      </div>
    </header>
  );
}

interface PartProps {
  readonly name: PlaygroundView;
  readonly title: string;
  readonly view: PlaygroundView;
  readonly children: ReactNode;
}

function Part({ name, title, view, children }: PartProps) {
  return (
    <section
      aria-labelledby={`part-${name}`}
      className={cx("flex-col gap-4 px-4 py-5 lg:flex lg:px-0", view === name ? "flex" : "hidden")}
    >
      <h2 id={`part-${name}`} className="font-bold text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}

const parts: readonly { readonly view: PlaygroundView; readonly icon: LucideIcon }[] = [
  { view: "posts", icon: MessagesSquare },
  { view: "messages", icon: Mail },
  { view: "me", icon: UserRound },
  { view: "network", icon: RadioTower },
];

function PhoneNav({ place, unread }: { readonly place: Place; readonly unread: number }) {
  const t = useTranslations("playground");
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-10 grid grid-cols-4 border-line border-t bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {parts.map(({ view, icon }) => (
        <Link
          key={view}
          href={hrefOf(place, { view })}
          aria-current={place.view === view ? "page" : undefined}
          className={cx(
            "flex flex-col items-center gap-0.5 py-2 text-xs",
            place.view === view ? "font-bold text-accent-ink" : "text-ink-2",
          )}
        >
          <Icon of={icon} size={20} />
          <span>
            {t(`nav.${view}`)}
            {view === "messages" && unread > 0 ? <b className="text-accent-ink"> · {unread}</b> : null}
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** Says aloud that something came; what came stands on the page. */
function useNewsSaid(timeline: Timeline, conversation: readonly ShownMessage[]): void {
  const t = useTranslations("playground.live");
  const { say } = useAnnouncer();
  const newestPost = timeline.posts[0]?.id;
  const newestMessage = conversation.findLast((message) => !message.isMine)?.id;
  const known = useRef({ newestPost, newestMessage });
  useEffect(() => {
    if (newestMessage !== known.current.newestMessage) say(t("message"));
    else if (newestPost !== known.current.newestPost) say(t("post"));
    known.current = { newestPost, newestMessage };
  }, [newestPost, newestMessage, say, t]);
}
