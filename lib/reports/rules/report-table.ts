import { type ClockKind, clockKinds } from "#lib/sla/rules/policy.ts";
import { type ClockFigures, noClockFigures } from "./clock-figures.ts";
import type { Measured, SlaReport, TicketFigures } from "./report-shape.ts";

export const reportCuts = ["days", "channels", "agents"] as const;
export type ReportCut = (typeof reportCuts)[number];

/** One line of a table: a day, a channel or a person with all its figures. */
export interface TableRow {
  /** Day, channel id or staff id; null = nobody. */
  readonly key: string | null;
  /** Day, label or name; null = nobody. */
  readonly name: string | null;
  readonly tickets: TicketFigures | null;
  readonly clocks: Readonly<Partial<Record<ClockKind, ClockFigures>>>;
}

type Line = { readonly key: string | null; readonly name: string | null };

/** All figures of a report side by side, by day, channel or agent. A line stands where any measure has figures. */
export function reportTable(report: SlaReport, cut: ReportCut): TableRow[] {
  const lines = new Map<string | null, Line>();
  for (const measured of [report.tickets, ...Object.values(report.clocks)]) {
    for (const line of linesOf<unknown>(measured, cut)) if (!lines.has(line.key)) lines.set(line.key, line);
  }
  return [...lines.values()].sort(byName).map(({ key, name }) => {
    const tickets = linesOf(report.tickets, cut).find((line) => line.key === key)?.figures ?? null;
    const clocks = clockKinds.flatMap((kind) => {
      const measured = report.clocks[kind];
      if (!measured) return [];
      return [[kind, linesOf(measured, cut).find((line) => line.key === key)?.figures ?? noClockFigures] as const];
    });
    return { key, name, tickets, clocks: Object.fromEntries(clocks) };
  });
}

function byName(a: Line, b: Line): number {
  if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
  return (a.name ?? "").localeCompare(b.name ?? "") || a.key.localeCompare(b.key);
}

function linesOf<Figures>(measured: Measured<Figures>, cut: ReportCut): (Line & { readonly figures: Figures })[] {
  if (cut === "days") return measured.days.map(({ day, figures }) => ({ key: day, name: day, figures }));
  if (cut === "channels") return measured.channels.map(({ id, label, figures }) => ({ key: id, name: label, figures }));
  return measured.agents.map(({ id, name, figures }) => ({ key: id, name, figures }));
}

/** The columns of the same table as a file: keys that the caller puts into words, and one row of cells per line. */
export function csvTable(
  report: SlaReport,
  cut: ReportCut,
): { readonly columns: string[]; readonly rows: (string | number | null)[][] } {
  const kinds = clockKinds.filter((kind) => report.clocks[kind]);
  const columns = [cut, "opened", "unclosed", "answeredInPublic", "dmFirst", "invited", "publicFirst"];
  const perClock = [
    "total",
    "met",
    "missed",
    "open",
    "withoutDeadline",
    "attainment",
    "medianSeconds",
    "p90Seconds",
  ] as const;
  const rows = reportTable(report, cut).map(({ name, tickets, clocks }) => [
    name,
    tickets?.opened ?? 0,
    tickets?.unclosed ?? 0,
    tickets?.dmFirst.answeredInPublic ?? 0,
    tickets?.dmFirst.dmFirst ?? 0,
    tickets?.dmFirst.invited ?? 0,
    tickets?.dmFirst.publicFirst ?? 0,
    ...kinds.flatMap((kind) => perClock.map((column) => rounded((clocks[kind] ?? noClockFigures)[column]))),
  ]);
  return { columns: [...columns, ...kinds.flatMap((kind) => perClock.map((column) => `${kind}.${column}`))], rows };
}

/** Shares to four places: a file is read by programs, but 0.30000000000000004 is read by nobody. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
