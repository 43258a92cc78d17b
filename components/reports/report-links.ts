import { addressQuery, nobody } from "#lib/reports/rules/report-query.ts";

/** The filter of a report as it stands in the address. Days are dates of the report's zone. */
export interface ReportFilter {
  readonly from: string;
  readonly to: string;
  readonly brandId?: string;
  readonly channelId?: string;
  readonly agentId?: string;
}

export interface NumberLink {
  readonly measure: string;
  readonly outcome?: string;
  /** Narrow to one day, channel or person (null = nobody). */
  readonly day?: string;
  readonly channelId?: string;
  readonly agentId?: string | null;
}

/** The tickets behind a number: the filter of the report, narrowed to the number's own line. */
export function ticketsHref(filter: ReportFilter, link: NumberLink, cursor?: string): string {
  const { day, agentId, ...rest } = link;
  const days = day === undefined ? {} : { from: day, to: day };
  const agent = agentId === undefined ? {} : { agentId: agentId ?? nobody };
  return `/reports/tickets?${addressQuery({ ...filter, ...days, ...agent, ...rest, cursor })}`;
}

export function reportHref(filter: ReportFilter): string {
  return `/reports?${addressQuery({ ...filter })}`;
}

/** A file of one table of the report, or of the tickets behind a number. */
export function exportHref(filter: ReportFilter, what: { readonly table: string } & Partial<NumberLink>): string {
  return `/reports/export?${addressQuery({ ...filter, ...what })}`;
}
