"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Appearance } from "../appearance/appearance.ts";
import { DeskTimeProvider } from "../ui/now.tsx";
import { AnnouncerProvider } from "../ui/toast.tsx";
import { CommandProvider, useCommands } from "./commands.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { LiveChanges } from "./live-changes.tsx";
import { Palette } from "./palette.tsx";
import type { Person } from "./person-menu.tsx";
import { places } from "./places.ts";
import { Rail } from "./rail.tsx";

interface DeskShellProps {
  readonly person: Person;
  readonly appearance: Appearance;
  readonly maySeeReports: boolean;
  /** When the server drew it, and the zone of this person. */
  readonly renderedAt: string;
  readonly zone: string;
  readonly signOut: () => Promise<void>;
  /** A line above every page, or nothing. */
  readonly banner: ReactNode;
  readonly children: ReactNode;
}

/** What surrounds every page of the desk: rail, palette, keys, live changes, messages. */
export function DeskShell(props: DeskShellProps) {
  const t = useTranslations("common");
  return (
    <DeskTimeProvider value={{ renderedAt: props.renderedAt, zone: props.zone }}>
      <AnnouncerProvider closeLabel={t("close")}>
        <CommandProvider singleKeys={props.appearance.singleKeys}>
          <Frame {...props} />
        </CommandProvider>
      </AnnouncerProvider>
    </DeskTimeProvider>
  );
}

function Frame({ person, appearance, maySeeReports, signOut, banner, children }: DeskShellProps) {
  const t = useTranslations("desk");
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "keys" | null>(null);
  const group = t("groups.go");
  const close = () => setShown(null);
  useCommands([
    ...places
      .filter((place) => !place.forSupervisors || maySeeReports)
      .map((place) => ({
        id: `go-${place.key}`,
        group,
        label: t(`places.${place.key}`),
        keys: `g ${place.goKey}`,
        run: () => router.push(place.href),
      })),
    {
      id: "palette",
      group,
      label: t("palette.title"),
      keys: "$mod+k",
      whileTyping: true,
      keyOnly: true,
      run: () => setShown("palette"),
    },
    { id: "keys", group, label: t("keys.title"), keys: "Shift+?", run: () => setShown("keys") },
  ]);
  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row print:block print:h-auto print:overflow-visible">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-50 focus:rounded focus:bg-raised focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <Rail
        person={person}
        appearance={appearance}
        maySeeReports={maySeeReports}
        onSearch={() => setShown("palette")}
        onKeys={() => setShown("keys")}
        onSignOut={() => void signOut()}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col print:block">
        {banner}
        <div id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 outline-none print:block">
          {children}
        </div>
      </div>
      <LiveChanges />
      <Palette open={shown === "palette"} onClose={close} />
      <KeySheet open={shown === "keys"} onClose={close} singleKeys={appearance.singleKeys} />
    </div>
  );
}
