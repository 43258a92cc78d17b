"use client";

import { TriangleAlert, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ConditionView } from "#lib/operating/rules/operating-view.ts";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useTimeWords } from "./use-time-words.ts";

export interface TroubledChannel {
  readonly id: string;
  readonly label: string;
  readonly condition: ConditionView;
  readonly waiting: number;
}

interface ChannelBannerProps {
  readonly channels: readonly TroubledChannel[];
  /** Supervisors are led to the page that explains it. */
  readonly maySeeOperating: boolean;
}

/**
 * One line while a channel does not send by itself. It has its place when a page is opened; what comes or goes while
 * somebody works floats above, or leaves its place empty, so that nothing moves under the hand.
 */
export function ChannelBanner({ channels, maySeeOperating }: ChannelBannerProps) {
  const c = useTranslations("common");
  const path = usePathname();
  const isTroubled = channels.length > 0;
  const [place, setPlace] = useState({ path, isReserved: isTroubled });
  const [hidden, setHidden] = useState("");
  if (place.path !== path) setPlace({ path, isReserved: isTroubled });
  const names = channels.map((one) => `${one.id}:${one.condition.code}`).join();
  useEffect(() => {
    if (names === "") setHidden("");
  }, [names]);
  if (place.isReserved) {
    return (
      <div
        className={cx(
          "flex h-8 shrink-0 items-center border-b px-3 max-md:h-12 print:hidden",
          isTroubled && lookOf(channels),
        )}
      >
        <BannerLine channels={channels} maySeeOperating={maySeeOperating} />
      </div>
    );
  }
  if (!isTroubled || hidden === names) return <BannerLine channels={[]} maySeeOperating={maySeeOperating} />;
  return (
    <div
      className={cx(
        "fixed z-40 flex w-fit max-w-[calc(100%-24px)] items-center gap-1 rounded border py-0.5 pl-3 pr-0.5 shadow-float print:hidden",
        "max-md:inset-x-3 max-md:top-2 max-md:mx-auto md:bottom-3 md:left-17",
        lookOf(channels),
      )}
    >
      <BannerLine channels={channels} maySeeOperating={maySeeOperating} />
      <IconButton icon={X} label={c("close")} onClick={() => setHidden(names)} className="size-7" />
    </div>
  );
}

function lookOf(channels: readonly TroubledChannel[]): string {
  const isOurChoice = channels.every(({ condition }) => condition.code === "paused" || condition.code === "by-hand");
  return isOurChoice ? "border-line bg-sunken text-ink-2" : "border-note-line bg-note-tint text-note-ink";
}

/** The live region stays in the page, so that what appears in it is said aloud. */
function BannerLine({ channels, maySeeOperating }: ChannelBannerProps) {
  const t = useTranslations("operating.banner");
  const timeWords = useTimeWords();
  const [first, ...others] = channels;
  const since = first?.condition.since ? timeWords(first.condition.since) : "none";
  const words = first
    ? t(first.condition.code, { channel: first.label, since, waiting: first.waiting }) +
      (others.length > 0 ? ` (${t("more", { count: others.length })})` : "")
    : "";
  return (
    <section aria-label={t("label")} className="flex min-w-0 items-center gap-2 text-sm">
      {first ? <Icon of={TriangleAlert} size={14} /> : null}
      <p role="status" title={words} className="md:truncate max-md:line-clamp-2">
        {words}
      </p>
      {first && maySeeOperating ? (
        <Link href="/operating" className="inline-flex min-h-6 shrink-0 items-center font-semibold underline">
          {t("open")}
        </Link>
      ) : null}
    </section>
  );
}
