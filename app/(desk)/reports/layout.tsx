import { ChartNoAxesColumn } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ReportSheet } from "#components/reports/report-screen.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";

/** Says kindly whose reports are; the queries refuse for themselves whatever is drawn here. */
export default async function ReportsLayout({ children }: { readonly children: ReactNode }) {
  const { ctx } = await requireActor("/reports");
  if (roleMay(ctx.actor.role, "report:see")) return children;
  const t = await getTranslations("reports");
  return (
    <ReportSheet title={t("title")}>
      <EmptyState icon={ChartNoAxesColumn} title={t("onlySupervisors.title")}>
        {t("onlySupervisors.text")}
      </EmptyState>
    </ReportSheet>
  );
}
