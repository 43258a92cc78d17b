"use client";

import { ExternalLink, TicketPlus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatCompact, formatShare } from "#lib/time/format.ts";
import { networkName } from "../inbox/network-name.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { asLocale } from "../ui/span-words.ts";
import { Moment } from "../ui/time.tsx";
import type { MentionKind, MentionView } from "./mention-filters.ts";

interface MentionCardProps {
  readonly item: MentionView;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly keepKeys: Readonly<Record<Exclude<MentionKind, "complaint">, string>>;
  readonly choose: (id: string) => void;
  readonly makeTicket: (id: string) => void;
  readonly keepAs: (id: string, kind: MentionKind) => void;
}

/** A post as it came, what was made of it and why, and the few things a person can make of it. */
export function MentionCard(props: MentionCardProps) {
  const { item, isChosen, choose } = props;
  const t = useTranslations("mentions");
  const locale = asLocale(useLocale());
  const { author } = item;
  return (
    <li
      data-id={item.id}
      onPointerDown={() => choose(item.id)}
      className={cx(
        "relative border-b px-3 py-3",
        isChosen && "bg-accent-tint before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:bg-accent",
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="text-base font-semibold">{author.displayName || author.username}</span>
        <span className="text-ink-2">
          {networkName(item.network)} @{author.username}
        </span>
        {author.followers === null ? null : (
          <span className="text-ink-2">{t("followers", { count: formatCompact(author.followers, locale) })}</span>
        )}
        <Moment at={item.postedAt} className="text-ink-2" />
        {item.permalink ? (
          <a
            href={item.permalink}
            target="_blank"
            rel="noreferrer"
            className="ml-auto inline-flex min-h-6 items-center gap-1 text-ink-2 underline underline-offset-2"
          >
            {t("openAt", { network: networkName(item.network) })}
            <Icon of={ExternalLink} size={12} />
          </a>
        ) : null}
      </p>
      <p className="mt-1 whitespace-pre-wrap break-words text-md">
        {item.text ?? <span className="italic text-ink-2">{t("deleted")}</span>}
      </p>
      <Why item={item} />
      <Deeds {...props} />
    </li>
  );
}

/** The quoted words among the rules' reasons (`thanks:"terima kasih"`); the rules' own names stay inside. */
function evidence(because: readonly string[]): readonly string[] {
  const quoted = because.flatMap((one) => one.match(/"(.+)"$/)?.[1] ?? []);
  return [...new Set(quoted)].slice(0, 4);
}

/** "Mungkin pertanyaan, keyakinan 54%: …": what the rules thought, in words that can be argued with. */
function Why({ item }: { readonly item: MentionView }) {
  const t = useTranslations("mentions");
  const locale = asLocale(useLocale());
  const because = item.because && t.has(`because.${item.because}`) ? t(`because.${item.because}`) : item.because;
  const guess =
    item.kind &&
    item.kind !== "other" &&
    t.has(`kinds.${item.kind}`) &&
    item.kindConfidence !== null &&
    item.kindConfidence < 1
      ? t("guess", { kind: t(`kinds.${item.kind}`), share: formatShare(item.kindConfidence, locale) })
      : null;
  const signs = evidence(item.kindBecause)
    .map((words) => `“${words}”`)
    .join(", ");
  return (
    <p className="mt-1.5 text-sm text-ink-2">
      {[because, guess].filter(Boolean).join(" · ")}
      {signs ? ` ${t("signs", { signs })}` : null}
    </p>
  );
}

function Deeds({ item, isChosen, isBusy, keepKeys, makeTicket, keepAs }: MentionCardProps) {
  const t = useTranslations("mentions");
  if (item.ticketNumber) {
    return (
      <p className="mt-2">
        <Link
          href={`/tickets/${item.ticketNumber}`}
          className="font-mono text-sm text-accent-ink underline underline-offset-2"
        >
          {item.ticketNumber}
        </Link>
      </p>
    );
  }
  if (item.itemKind === "own-post" || item.itemKind === "repost") return null;
  const kinds = (["praise", "question", "other"] as const).filter(
    (kind) => !(item.state === "kept" && item.kind === kind),
  );
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button
        look={isChosen ? "primary" : "secondary"}
        size="sm"
        icon={<Icon of={TicketPlus} size={14} />}
        shortcut={isChosen ? "t" : undefined}
        disabled={isBusy}
        onClick={() => makeTicket(item.id)}
      >
        {t("makeTicket")}
      </Button>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="sm"
          shortcut={isChosen ? keepKeys[kind] : undefined}
          disabled={isBusy}
          onClick={() => keepAs(item.id, kind)}
        >
          {t(`keepAs.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
