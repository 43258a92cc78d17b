"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { views } from "#lib/tickets/rules/views.ts";
import { cx } from "../ui/cx.ts";

export type ViewCounts = Readonly<Record<string, number>>;

interface ViewLinkProps {
  readonly href: string;
  readonly label: string;
  readonly count: number;
  readonly here: boolean;
}

/** One view with its live count; the count of zero is left out: nothing to do is nothing to read. */
function ViewLink({ href, label, count, here }: ViewLinkProps) {
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={cx(
        "focus-inset flex h-8 shrink-0 items-center gap-2 whitespace-nowrap rounded px-2.5",
        "max-md:h-9 max-md:rounded-full max-md:border max-md:border-line-strong",
        here
          ? "bg-accent-tint font-semibold text-accent-ink max-md:border-accent-line"
          : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <span className="flex-1 truncate">{label}</span>
      <span className={cx("text-sm tabular-nums", !here && "text-ink-3")}>
        {count === 0 ? "" : count >= 1000 ? "999+" : count}
      </span>
    </Link>
  );
}

const mentionViews = [
  { key: "unsorted", href: "/mentions?state=unsorted", state: "unsorted" },
  { key: "praise", href: "/mentions?state=kept&kind=praise", state: "kept" },
] as const;

/** The views of the work, with counts that stay current. A column; a sideways row of chips on a phone. */
export function ViewsNav({ counts }: { readonly counts: ViewCounts }) {
  const t = useTranslations("inbox");
  const path = usePathname();
  const query = useSearchParams();
  const view = query.get("view") ?? "needs-dm";
  const state = query.get("state") ?? "unsorted";
  const isReading = query.has("ticket");
  return (
    <nav
      aria-label={t("viewsLabel")}
      className={cx(
        "flex shrink-0 gap-0.5 border-line bg-paper max-md:gap-1.5 max-md:overflow-x-auto max-md:border-b max-md:px-3 max-md:py-2",
        "md:w-48 md:flex-col md:overflow-y-auto md:border-r md:px-2 md:py-3 max-md:[scrollbar-width:none]",
        isReading && "max-md:hidden",
      )}
    >
      <p className="px-2.5 pb-1 text-xs font-semibold text-ink-3 max-md:sr-only">{t("complaints")}</p>
      {views.map((key) => (
        <ViewLink
          key={key}
          href={`/inbox?view=${key}`}
          label={t(`views.${key}`)}
          count={counts[key] ?? 0}
          here={path === "/inbox" && view === key}
        />
      ))}
      <p className="px-2.5 pb-1 pt-4 text-xs font-semibold text-ink-3 max-md:sr-only">{t("mentions")}</p>
      {mentionViews.map((one) => (
        <ViewLink
          key={one.key}
          href={one.href}
          label={t(`views.${one.key}`)}
          count={counts[one.key] ?? 0}
          here={path === "/mentions" && state === one.state}
        />
      ))}
    </nav>
  );
}
