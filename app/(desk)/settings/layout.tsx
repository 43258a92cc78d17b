import type { ReactNode } from "react";
import { SettingsNav } from "#components/settings/settings-nav.tsx";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const { ctx } = await requireActor("/settings");
  const { role } = ctx.actor;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <SettingsNav
        may={{
          templates: roleMay(role, "settings:templates"),
          channels: roleMay(role, "settings:channels"),
          people: roleMay(role, "settings:people"),
        }}
      />
      <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
        <div className="mx-auto max-w-240 px-3 py-4 md:px-6 md:py-6">{children}</div>
      </main>
    </div>
  );
}
