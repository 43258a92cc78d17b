import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { readAppearance } from "#components/appearance/read-appearance.ts";
import { DeskShell } from "#components/desk/desk-shell.tsx";
import { ChannelBanner } from "#components/operating/channel-banner.tsx";
import { listChannelConditions } from "#lib/operating/list-channel-conditions.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { leaveDesk } from "./actions.ts";

/** Message areas that screens of the desk read in the browser; the rest stays on the server. */
const areas = [
  "alerts",
  "common",
  "desk",
  "inbox",
  "ticket",
  "outreach",
  "outbox",
  "reasons",
  "mentions",
  "operating",
  "settings",
  "reports",
];

export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const [{ ctx, person }, appearance, all] = await Promise.all([requireActor(), readAppearance(), getMessages()]);
  const troubled = await listChannelConditions(ctx);
  const messages = Object.fromEntries(Object.entries(all).filter(([area]) => areas.includes(area)));
  return (
    <NextIntlClientProvider messages={messages}>
      <DeskShell
        person={{ name: person.name, initials: person.initials, email: person.email, role: ctx.actor.role }}
        appearance={appearance}
        maySeeReports={roleMay(ctx.actor.role, "report:see")}
        renderedAt={ctx.now.toString()}
        zone={person.zone}
        signOut={leaveDesk}
        banner={<ChannelBanner channels={troubled} maySeeOperating={roleMay(ctx.actor.role, "operating:see")} />}
      >
        {children}
      </DeskShell>
    </NextIntlClientProvider>
  );
}
