"use client";

import { Check, Keyboard, Languages, LogOut, Monitor, Moon, Rows3, Sun, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Appearance } from "../appearance/appearance.ts";
import { useAppearance } from "../appearance/use-appearance.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";

export interface Person {
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly role: string;
}

export interface PersonMenuProps {
  readonly person: Person;
  readonly appearance: Appearance;
  readonly onKeys: () => void;
  readonly onSignOut: () => void;
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

function row(icon: Parameters<typeof Icon>[0]["of"], words: string, checked?: boolean): ReactNode {
  return (
    <>
      <Icon of={icon} />
      <span className="flex-1">{words}</span>
      {checked ? <Icon of={Check} size={14} /> : null}
    </>
  );
}

/** Who I am here, how the desk looks, and the way out. */
export function PersonMenu({ person, appearance, onKeys, onSignOut }: PersonMenuProps) {
  const t = useTranslations("desk.person");
  const locale = useLocale();
  const router = useRouter();
  const choose = useAppearance();
  const themes = (["system", "light", "dark"] as const).map(
    (theme): MenuItem => ({
      key: theme,
      label: row(themeIcons[theme], t(`theme.${theme}`), appearance.theme === theme),
      checked: appearance.theme === theme,
      onSelect: () => choose({ theme }),
    }),
  );
  const dense = appearance.density === "dense";
  const items: readonly MenuItem[] = [
    { key: "profile", label: row(UserRound, person.name), onSelect: () => router.push("/settings/profile") },
    ...themes,
    {
      key: "density",
      label: row(Rows3, t(dense ? "comfortable" : "dense")),
      onSelect: () => choose({ density: dense ? "comfortable" : "dense" }),
    },
    {
      key: "language",
      label: row(Languages, locale === "id" ? "English" : "Bahasa Indonesia"),
      onSelect: () => choose({ locale: locale === "id" ? "en" : "id" }),
    },
    { key: "keys", label: row(Keyboard, t("keys")), shortcut: "?", onSelect: onKeys },
    { key: "out", label: row(LogOut, t("signOut")), onSelect: onSignOut },
  ];
  return (
    <Menu
      label={t("menu", { name: person.name })}
      trigger={<Avatar initials={person.initials} size="md" />}
      triggerClass="flex size-10 items-center justify-center rounded-full hover:bg-hover"
      items={items}
      side="above"
      align="corner"
    />
  );
}
