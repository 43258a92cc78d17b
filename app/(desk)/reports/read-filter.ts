import type { ReportFilter } from "#components/reports/report-links.ts";

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** One value of a query; empty counts as absent, so that a plain form can leave a choice open. */
export function one(query: Query, name: string): string | undefined {
  const value = [query[name]].flat()[0];
  return value === undefined || value === "" ? undefined : value;
}

/** The report's filter in an address, with the given days where none are named. */
export function readFilter(query: Query, days: { readonly from: string; readonly to: string }): ReportFilter {
  const names = ["brandId", "channelId", "agentId"] as const;
  const narrowed = names.flatMap((name) => {
    const value = one(query, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { from: one(query, "from") ?? days.from, to: one(query, "to") ?? days.to, ...Object.fromEntries(narrowed) };
}
