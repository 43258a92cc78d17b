import { Activity } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Sheet } from "#components/operating/sheet.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";

/** Says kindly whose page this is; the queries refuse for themselves whatever is drawn here. */
export default async function OperatingLayout({ children }: { readonly children: ReactNode }) {
  const { ctx } = await requireActor("/operating");
  if (roleMay(ctx.actor.role, "operating:see")) return children;
  const t = await getTranslations("operating");
  return (
    <Sheet title={t("title")}>
      <EmptyState icon={Activity} title={t("onlySupervisors.title")}>
        {t("onlySupervisors.text")}
      </EmptyState>
    </Sheet>
  );
}
