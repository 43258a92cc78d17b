"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Mark } from "./mark.tsx";
import { PersonMenu, type PersonMenuProps } from "./person-menu.tsx";
import { type Place, places } from "./places.ts";

interface RailProps extends PersonMenuProps {
  readonly maySeeReports: boolean;
  readonly onSearch: () => void;
}

function isHere(place: Place, path: string): boolean {
  if (place.key === "inbox" && path.startsWith("/tickets")) return true;
  return path === place.href || path.startsWith(`${place.href}/`);
}

/** The rooms of the desk: a rail at the left, a bar at the thumb on a phone. */
export function Rail({ maySeeReports, onSearch, ...person }: RailProps) {
  const t = useTranslations("desk");
  const path = usePathname();
  // On a phone the ticket has the whole screen; its own arrow leads back.
  const isReading = useSearchParams().has("ticket") || path.startsWith("/tickets/");
  const shown = places.filter((place) => !place.forSupervisors || maySeeReports);
  return (
    <nav
      aria-label={t("rail")}
      className={cx(
        "z-20 flex shrink-0 border-line bg-paper print:hidden md:w-14 md:flex-col md:items-center md:border-r md:py-3",
        "max-md:order-last max-md:h-14 max-md:items-stretch max-md:border-t max-md:pb-[env(safe-area-inset-bottom)]",
        isReading && "max-md:hidden",
      )}
    >
      <Link href="/inbox" aria-label="Tanggap" className="mb-4 hidden rounded md:block">
        <Mark />
      </Link>
      {shown.map((place) => (
        <RailLink key={place.key} place={place} here={isHere(place, path)} label={t(`places.${place.key}`)} />
      ))}
      <div className="md:mt-auto md:flex md:flex-col md:items-center md:gap-2 max-md:flex max-md:flex-1 max-md:items-center max-md:justify-center">
        <IconButton icon={Search} label={t("palette.title")} onClick={onSearch} className="max-md:hidden" />
        <PersonMenu {...person} />
      </div>
    </nav>
  );
}

interface RailLinkProps {
  readonly place: Place;
  readonly here: boolean;
  readonly label: string;
}

function RailLink({ place, here, label }: RailLinkProps) {
  return (
    <Link
      href={place.href}
      title={label}
      aria-current={here ? "page" : undefined}
      className={cx(
        "focus-inset flex items-center justify-center rounded md:mb-1 md:size-10",
        "max-md:flex-1 max-md:flex-col max-md:gap-0.5 max-md:text-xs",
        place.wideOnly && "max-md:hidden",
        here ? "text-accent-ink md:bg-accent-tint max-md:font-semibold" : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <Icon of={place.icon} size={20} />
      <span className="max-w-full truncate md:sr-only">{label}</span>
    </Link>
  );
}
