/** The part of a report that one row of figures is about. */
export type Cut =
  | { readonly cut: "all" }
  | { readonly cut: "day"; readonly day: string }
  | { readonly cut: "channel"; readonly channelId: string }
  | { readonly cut: "agent"; readonly agentId: string | null };

export interface GroupedRow {
  /** PostgreSQL's GROUPING(day, channel, agent): the bit of each column that was summed over (4, 2, 1). */
  readonly cut: number;
  readonly day: string | null;
  readonly channel: string | null;
  readonly agent: string | null;
}

/** Reads which part a grouped row is about. */
export function cutOf(row: GroupedRow): Cut {
  if (row.cut === 3) return { cut: "day", day: row.day ?? "" };
  if (row.cut === 5) return { cut: "channel", channelId: row.channel ?? "" };
  return row.cut === 6 ? { cut: "agent", agentId: row.agent } : { cut: "all" };
}
