import type { Context } from "#lib/context.ts";
import { listReportTickets } from "./list-report-tickets.ts";
import { byteOrderMark, type CsvCell, csvRows } from "./rules/csv.ts";
import type { DrillDown, ReportQuery } from "./rules/report-query.ts";
import type { ReportTicketRow } from "./rules/report-shape.ts";
import { csvTable, type ReportCut } from "./rules/report-table.ts";
import { slaReport } from "./sla-report.ts";

/** Puts the key of a column into words. */
export type ColumnWord = (key: string) => string;

/** A table of the report as one CSV text. Needs "report:see". */
export async function exportReportTable(
  ctx: Context,
  query: ReportQuery,
  cut: ReportCut,
  word: ColumnWord,
): Promise<string> {
  const { columns, rows } = csvTable(await slaReport(ctx, query), cut);
  return byteOrderMark + csvRows([columns.map(word), ...rows]);
}

const ticketColumns = [
  "number",
  "brand",
  "network",
  "channel",
  "status",
  "outreach",
  "subject",
  "agent",
  "openedAt",
  "outcome",
  "round",
  "startedAt",
  "dueAt",
  "stoppedAt",
  "elapsedSeconds",
] as const;

/**
 * The tickets behind a number as CSV, a thousand rows at a time: the whole file is never in memory. Customers' names
 * and handles stay out of files. The first piece is asked for at once, so a refusal throws before anything is sent.
 */
export async function exportReportTickets(
  ctx: Context,
  input: DrillDown,
  word: ColumnWord,
): Promise<AsyncIterable<string>> {
  const first = await listReportTickets(ctx, { ...input, cursor: undefined, limit: 1000 });
  return pieces(ctx, input, first, word);
}

type Page = Awaited<ReturnType<typeof listReportTickets>>;

async function* pieces(ctx: Context, input: DrillDown, first: Page, word: ColumnWord): AsyncGenerator<string> {
  yield byteOrderMark + csvRows([ticketColumns.map(word)]);
  let page = first;
  yield csvRows(page.rows.map(cellsOf));
  while (page.nextCursor !== null) {
    page = await listReportTickets(ctx, { ...input, cursor: page.nextCursor, limit: 1000 });
    yield csvRows(page.rows.map(cellsOf));
  }
}

function cellsOf(row: ReportTicketRow): CsvCell[] {
  return [
    row.number,
    row.brandName,
    row.network,
    row.channelLabel,
    row.status,
    row.outreachState,
    row.subject,
    row.assigneeName,
    row.openedAt,
    row.outcome,
    row.clock?.round ?? null,
    row.clock?.startedAt ?? null,
    row.clock?.dueAt ?? null,
    row.clock?.stoppedAt ?? null,
    row.clock?.elapsedSeconds ?? null,
  ];
}
