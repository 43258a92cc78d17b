import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { SlaReport } from "#lib/reports/rules/report-shape.ts";
import { type ReportCut, reportTable, type TableRow } from "#lib/reports/rules/report-table.ts";
import { type ClockKind, clockKinds } from "#lib/sla/rules/policy.ts";
import { formatDuration, formatNumber, formatShare, type Locale } from "#lib/time/format.ts";
import { dayWords } from "./report-day.ts";
import { exportHref, type NumberLink, type ReportFilter, ticketsHref } from "./report-links.ts";

interface CutTableProps {
  readonly report: SlaReport;
  readonly cut: ReportCut;
  readonly filter: ReportFilter;
  readonly locale: Locale;
}

const headClass = "px-2 py-1.5 text-sm font-medium text-ink-2 align-bottom";

/** All figures side by side, by channel, person or day; each number opens its tickets. */
export async function CutTable({ report, cut, filter, locale }: CutTableProps) {
  const t = await getTranslations("reports");
  const rows = reportTable(report, cut);
  const kinds = clockKinds.filter((kind) => report.clocks[kind]);
  return (
    <section className="min-w-0 break-inside-avoid-page" aria-labelledby={`by-${cut}`}>
      <div className="flex items-baseline justify-between gap-4 pb-1">
        <h2 id={`by-${cut}`} className="text-md font-semibold">
          {t(`cuts.${cut}`)}
        </h2>
        <a
          href={exportHref(filter, { table: cut })}
          className="text-sm text-ink-2 underline underline-offset-3 hover:text-ink print:hidden"
        >
          {t("csv")}
        </a>
      </div>
      {rows.length === 0 ? (
        <p className="border-t py-3 text-ink-2">{t("noRows")}</p>
      ) : (
        <div className="overflow-x-auto print:overflow-visible">
          <table className="w-full min-w-160 border-collapse text-base tabular-nums print:min-w-0 print:text-xs">
            <thead>
              <tr className="border-b border-line-strong">
                <th
                  scope="col"
                  className={`${headClass} sticky left-0 bg-surface pl-0 text-left print:static print:bg-transparent`}
                >
                  {t(`columns.${cut}`)}
                </th>
                <th scope="col" className={`${headClass} text-right`}>
                  {t("columns.opened")}
                </th>
                {kinds.map((kind) => (
                  <th key={kind} scope="col" className={`${headClass} text-right`}>
                    {t(`columns.${kind}`)}
                  </th>
                ))}
                <th scope="col" className={`${headClass} pr-0 text-right`}>
                  {t("columns.dmFirst")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line
                  key={row.key ?? "nobody"}
                  row={row}
                  cut={cut}
                  kinds={kinds}
                  filter={filter}
                  locale={locale}
                  name={nameOf(row, cut, locale) ?? t("nobody")}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function nameOf(row: TableRow, cut: ReportCut, locale: Locale): string | null {
  return cut === "days" && row.key !== null ? dayWords(row.key, locale) : row.name;
}

interface LineProps extends Omit<CutTableProps, "report"> {
  readonly row: TableRow;
  readonly kinds: readonly ClockKind[];
  readonly name: string;
}

function Line({ row, cut, kinds, filter, locale, name }: LineProps) {
  const own = narrow(row, cut);
  const share = row.tickets?.dmFirst.share ?? null;
  return (
    <tr className="border-b hover:bg-hover">
      <th
        scope="row"
        className="sticky left-0 max-w-44 truncate bg-surface py-1.5 pr-2 text-left align-top font-medium print:static print:bg-transparent"
      >
        {name}
      </th>
      <td className="px-2 py-1.5 text-right align-top">
        <Figure
          words={row.tickets ? formatNumber(row.tickets.opened, locale) : null}
          href={ticketsHref(filter, { measure: "opened", ...own })}
        />
      </td>
      {kinds.map((kind) => {
        const figures = row.clocks[kind];
        const attainment = figures?.attainment ?? null;
        return (
          <td key={kind} className="px-2 py-1.5 text-right align-top whitespace-nowrap">
            <Figure
              words={attainment === null ? null : formatShare(attainment, locale)}
              href={ticketsHref(filter, { measure: kind, ...own })}
            />
            <span className="block text-xs text-ink-3">
              {figures?.medianSeconds == null ? "" : formatDuration(figures.medianSeconds, locale)}
            </span>
          </td>
        );
      })}
      <td className="py-1.5 pl-2 text-right align-top">
        <Figure
          words={share === null ? null : formatShare(share, locale)}
          href={ticketsHref(filter, { measure: "dm-first", ...own })}
        />
      </td>
    </tr>
  );
}

function narrow(row: TableRow, cut: ReportCut): Omit<NumberLink, "measure"> {
  if (cut === "agents") return { agentId: row.key };
  const key = row.key ?? undefined;
  return cut === "days" ? { day: key } : { channelId: key };
}

function Figure({ words, href }: { readonly words: string | null; readonly href: string }) {
  if (words === null) return <span className="text-ink-3">–</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded underline decoration-line-strong underline-offset-3 hover:decoration-current print:no-underline"
    >
      {words}
    </Link>
  );
}
