import { Inbox } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { SlaReport } from "#lib/reports/rules/report-shape.ts";
import { formatShortDateTime, type Locale } from "#lib/time/format.ts";
import { zoneLabel } from "#lib/time/zone-label.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { CutTable } from "./cut-table.tsx";
import { Headlines } from "./headlines.tsx";
import { dayWords } from "./report-day.ts";
import type { ReportFilter } from "./report-links.ts";
import { VolumesTable } from "./volumes-table.tsx";

interface ReportScreenProps {
  readonly report: SlaReport;
  readonly filter: ReportFilter;
  readonly locale: Locale;
  readonly filters: ReactNode;
}

/** The supervisor's page: questions with their figures, then tables; every number opens its tickets. */
export async function ReportScreen({ report, filter, locale, filters }: ReportScreenProps) {
  const t = await getTranslations("reports");
  const part = { report, filter, locale };
  const at = Temporal.Instant.from(report.at);
  const isEmpty = report.tickets.total.opened === 0 && report.volumes.length === 0;
  return (
    <ReportSheet
      title={t("title")}
      aside={t("period", {
        from: dayWords(filter.from, locale),
        to: dayWords(filter.to, locale),
        zone: zoneLabel(report.zone, at),
      })}
    >
      {filters}
      {isEmpty ? (
        <EmptyState icon={Inbox} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      ) : (
        <>
          <Headlines {...part} />
          <div className="flex flex-col gap-8">
            <div className="flex flex-col gap-8">
              <CutTable {...part} cut="channels" />
              <CutTable {...part} cut="agents" />
              <p className="-mt-6 max-w-160 text-sm text-ink-3">
                {t("columnsNote")} {t("agentsNote")}
              </p>
            </div>
            <VolumesTable report={report} locale={locale} />
            <CutTable {...part} cut="days" />
          </div>
          <p className="text-sm text-ink-3">
            {t("at", { time: formatShortDateTime(at, { locale, zone: report.zone }) })}
          </p>
        </>
      )}
    </ReportSheet>
  );
}

interface ReportSheetProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The sheet of all report pages: scrolls on the desk, flows on paper. */
export function ReportSheet({ title, aside, children }: ReportSheetProps) {
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface print:overflow-visible print:bg-transparent">
      <div className="mx-auto flex max-w-280 flex-col gap-5 px-3 py-4 md:px-6 print:max-w-none print:p-0">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="text-ink-2">{aside}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
