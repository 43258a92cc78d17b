import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReportFilters } from "#components/reports/report-filters.tsx";
import { ReportScreen, ReportSheet } from "#components/reports/report-screen.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DeskError } from "#lib/errors.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { listReportChoices } from "#lib/reports/list-report-choices.ts";
import { lastDays } from "#lib/reports/rules/report-period.ts";
import { slaReport } from "#lib/reports/sla-report.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { one, type Query, readFilter } from "./read-filter.ts";

interface ReportsPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ searchParams }: ReportsPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/reports");
  if (!roleMay(ctx.actor.role, "report:see")) return null;
  const locale = (await getLocale()) === "en" ? "en" : "id";
  const choices = await listReportChoices(ctx, one(query, "brandId"));
  const filter = readFilter(query, lastDays(30, ctx.now, choices.zone));
  const presets = (
    [
      ["week", 7],
      ["month", 30],
      ["quarter", 90],
    ] as const
  ).map(([key, days]) => ({
    key,
    ...lastDays(days, ctx.now, choices.zone),
  }));
  const filters = <ReportFilters key={JSON.stringify(filter)} filter={filter} {...choices} presets={presets} />;
  try {
    const report = await slaReport(ctx, filter);
    return <ReportScreen report={report} filter={filter} locale={locale} filters={filters} />;
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== "invalid-input") throw error;
    const t = await getTranslations("reports");
    const known = ["not-a-date", "ends-before-it-starts", "too-long"].find((each) => each === error.detail.because);
    return (
      <ReportSheet title={t("title")}>
        {filters}
        <Notice look="warn" title={t("badPeriod.title")}>
          {t(`badPeriod.${known ?? "other"}`)}
        </Notice>
      </ReportSheet>
    );
  }
}
