"use client";

import { LayoutTemplate, RadioTower, UserRound, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";

interface SettingsNavProps {
  readonly may: { readonly templates: boolean; readonly channels: boolean; readonly people: boolean };
}

const pages = [
  { key: "profile", icon: UserRound },
  { key: "templates", icon: LayoutTemplate },
  { key: "channels", icon: RadioTower },
  { key: "people", icon: Users },
] as const;

/** The settings that this role may see. */
export function SettingsNav({ may }: SettingsNavProps) {
  const t = useTranslations("settings");
  const path = usePathname();
  const shown = pages.filter((page) => page.key === "profile" || may[page.key]);
  return (
    <nav
      aria-label={t("label")}
      className="flex shrink-0 gap-1 overflow-x-auto border-line bg-paper px-2 py-2 max-md:border-b md:w-48 md:flex-col md:border-r md:py-3"
    >
      {shown.map((page) => {
        const here = path.startsWith(`/settings/${page.key}`);
        return (
          <Link
            key={page.key}
            href={`/settings/${page.key}`}
            aria-current={here ? "page" : undefined}
            className={cx(
              "focus-inset flex h-8 shrink-0 items-center gap-2 whitespace-nowrap rounded px-2.5 max-md:h-10",
              here ? "bg-accent-tint font-semibold text-accent-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
            )}
          >
            <Icon of={page.icon} />
            {t(`${page.key}.title`)}
          </Link>
        );
      })}
    </nav>
  );
}
