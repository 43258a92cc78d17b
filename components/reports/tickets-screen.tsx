import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReportTicketRow, ReportTickets } from "#lib/reports/rules/report-shape.ts";
import { formatDuration, formatShortDateTime, type Locale } from "#lib/time/format.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { dayWords } from "./report-day.ts";
import { exportHref, type NumberLink, type ReportFilter, reportHref, ticketsHref } from "./report-links.ts";
import { ReportSheet } from "./report-screen.tsx";
import { measureWords, outcomeWords, statusWords } from "./report-words.ts";

interface TicketsScreenProps {
  readonly tickets: ReportTickets;
  readonly filter: ReportFilter;
  /** The report that the reader came from: the same filter with its own days. */
  readonly link: NumberLink;
  readonly isFirst: boolean;
  readonly locale: Locale;
}

const headClass = "px-2 py-1.5 text-left text-sm font-medium text-ink-2 first:pl-0 last:pr-0";

/** The tickets behind one number of the report, page by page. */
export async function TicketsScreen({ tickets, filter, link, isFirst, locale }: TicketsScreenProps) {
  const t = await getTranslations("reports");
  const words = [measureWords(t, link.measure), link.outcome ? outcomeWords(t, link.outcome) : null].filter(Boolean);
  const days = [...new Set([filter.from, filter.to])].map((day) => dayWords(day, locale)).join(" – ");
  const isOfClocks = link.measure !== "opened" && link.measure !== "dm-first";
  return (
    <ReportSheet title={words.join(" · ")} aside={days}>
      <p className="flex flex-wrap gap-x-5 text-sm print:hidden">
        <Link
          href={reportHref(filter)}
          className="inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3 hover:text-ink"
        >
          {t("tickets.back")}
        </Link>
        <a
          href={exportHref(filter, { table: "tickets", ...link })}
          className="inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3 hover:text-ink"
        >
          {t("csv")}
        </a>
        <span className="inline-flex min-h-6 items-center text-ink-3">
          {t("tickets.count", { count: tickets.rows.length })}
        </span>
      </p>
      {tickets.rows.length === 0 ? (
        <EmptyState icon={SearchX} title={t("tickets.empty.title")}>
          {t("tickets.empty.text")}
        </EmptyState>
      ) : (
        <div className="overflow-x-auto print:overflow-visible">
          <table className="w-full min-w-200 border-collapse tabular-nums print:min-w-0 print:text-xs">
            <thead>
              <tr className="border-b border-line-strong">
                {(["number", "subject", "openedAt", "agent", "status", "outcome"] as const).map((column) => (
                  <th key={column} scope="col" className={headClass}>
                    {t(`tickets.${column}`)}
                  </th>
                ))}
                {isOfClocks ? (
                  <>
                    <th scope="col" className={headClass}>
                      {t("tickets.due")}
                    </th>
                    <th scope="col" className={headClass}>
                      {t("tickets.elapsed")}
                    </th>
                  </>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {tickets.rows.map((row) => (
                <TicketLine key={row.id} row={row} zone={tickets.zone} isOfClocks={isOfClocks} locale={locale} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav className="flex justify-center gap-2 print:hidden" aria-label={t("tickets.title")}>
        {isFirst ? null : (
          <Link href={ticketsHref(filter, link)} className={buttonClass("quiet")}>
            {t("tickets.first")}
          </Link>
        )}
        {tickets.nextCursor ? (
          <Link href={ticketsHref(filter, link, tickets.nextCursor)} className={buttonClass("quiet")}>
            {t("tickets.more")}
          </Link>
        ) : null}
      </nav>
    </ReportSheet>
  );
}

interface TicketLineProps {
  readonly row: ReportTicketRow;
  readonly zone: string;
  readonly isOfClocks: boolean;
  readonly locale: Locale;
}

const cellClass = "px-2 py-1.5 align-top whitespace-nowrap first:pl-0 last:pr-0";

async function TicketLine({ row, zone, isOfClocks, locale }: TicketLineProps) {
  const t = await getTranslations("reports");
  const moment = (iso: string) => formatShortDateTime(Temporal.Instant.from(iso), { locale, zone });
  return (
    <tr className="border-b hover:bg-hover">
      <td className={cellClass}>
        <Link
          href={`/tickets/${row.number}`}
          prefetch={false}
          className="font-mono text-sm underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {row.number}
        </Link>
      </td>
      <td className="max-w-72 truncate px-2 py-1.5 align-top">{row.subject}</td>
      <td className={cellClass}>{moment(row.openedAt)}</td>
      <td className={cellClass}>{row.assigneeName ?? t("nobody")}</td>
      <td className={cellClass}>{statusWords(t, row.status)}</td>
      <td className={`${cellClass} ${row.outcome === "missed" ? "font-semibold text-ember" : ""}`}>
        {outcomeWords(t, row.outcome ?? "none")}
      </td>
      {isOfClocks ? (
        <>
          <td className={cellClass}>{row.clock?.dueAt ? moment(row.clock.dueAt) : "–"}</td>
          <td className={cellClass}>
            {row.clock?.elapsedSeconds == null ? "–" : formatDuration(row.clock.elapsedSeconds, locale)}
          </td>
        </>
      ) : null}
    </tr>
  );
}
