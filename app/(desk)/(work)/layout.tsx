import type { ReactNode } from "react";
import { ViewsNav } from "#components/inbox/views-nav.tsx";
import { countViews } from "#lib/tickets/count-views.ts";
import { requireActor } from "#lib/web/require-actor.ts";

export default async function WorkLayout({ children }: { readonly children: ReactNode }) {
  const { ctx } = await requireActor();
  const counts = await countViews(ctx);
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <ViewsNav counts={counts} />
      {children}
    </div>
  );
}
