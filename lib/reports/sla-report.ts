import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { type ClockKind, clockKinds } from "#lib/sla/rules/policy.ts";
import { toIso } from "#lib/time/instant.ts";
import { type ClockCount, countClocks } from "./count-clocks.ts";
import { countMentions } from "./count-mentions.ts";
import { countTickets, type TicketCount } from "./count-tickets.ts";
import { type ReportScope, reportScope } from "./report-scope.ts";
import { noClockFigures } from "./rules/clock-figures.ts";
import type { Cut } from "./rules/cut.ts";
import { dmFirstFiguresOf } from "./rules/public-answer.ts";
import { ReportQuery } from "./rules/report-query.ts";
import type { KindVolume, Measured, MentionCount, SlaReport, TicketFigures } from "./rules/report-shape.ts";

/**
 * The supervisor's report: clocks that started, tickets that were opened and posts that were written from `from` to `to`.
 * Needs "report:see"; throws invalid-input for a period that cannot be, not-found for a brand of others.
 */
export async function slaReport(ctx: Context, input: ReportQuery): Promise<SlaReport> {
  const parsed = ReportQuery.safeParse(input);
  if (!parsed.success) throw new DeskError("invalid-input", "The report cannot be made with this filter.");
  const scope = await reportScope(ctx, parsed.data);
  const [clocks, tickets, mentions] = await Promise.all([
    countClocks(ctx, scope),
    countTickets(ctx, scope),
    countMentions(ctx, scope),
  ]);
  const names = await namesOf(ctx, [...clocks, ...tickets]);
  const ofKind = (kind: ClockKind) => clocks.filter((count) => count.kind === kind);
  const shown = clockKinds.filter((kind) => scope.kinds.includes(kind));
  return {
    zone: scope.zone,
    days: scope.days,
    at: toIso(ctx.now),
    brands: scope.brands.map(({ id, name }) => ({ id, name })),
    clocks: Object.fromEntries(shown.map((kind) => [kind, measured(ofKind(kind), scope, names, noClockFigures)])),
    tickets: measured(tickets, scope, names, noTicketFigures),
    volumes: volumesOf(mentions, scope),
  };
}

const noTicketFigures: TicketFigures = {
  opened: 0,
  unclosed: 0,
  resolved: 0,
  closed: 0,
  dmFirst: dmFirstFiguresOf(0, 0, 0),
};

type Names = ReadonlyMap<string, string>;

async function namesOf(ctx: Context, counts: readonly (ClockCount | TicketCount)[]): Promise<Names> {
  const channelIds = counts.flatMap((count) => (count.cut === "channel" ? count.channelId : []));
  const staffIds = counts.flatMap((count) => (count.cut === "agent" && count.agentId ? count.agentId : []));
  const [channels, staff] = await Promise.all([
    ctx.db.channel.findMany({ where: { id: { in: [...new Set(channelIds)] } }, select: { id: true, label: true } }),
    ctx.db.staff.findMany({ where: { id: { in: [...new Set(staffIds)] } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...channels.map((one) => [one.id, one.label] as const),
    ...staff.map((one) => [one.id, one.name] as const),
  ]);
}

function measured<Figures>(
  counts: readonly ({ readonly figures: Figures } & Cut)[],
  scope: ReportScope,
  names: Names,
  none: Figures,
): Measured<Figures> {
  const byDay = new Map(counts.flatMap((count) => (count.cut === "day" ? [[count.day, count.figures] as const] : [])));
  const channels = counts.flatMap((count) =>
    count.cut === "channel"
      ? [{ id: count.channelId, label: names.get(count.channelId) ?? count.channelId, figures: count.figures }]
      : [],
  );
  const agents = counts.flatMap((count) => {
    if (count.cut !== "agent") return [];
    return [
      { id: count.agentId, name: count.agentId ? (names.get(count.agentId) ?? null) : null, figures: count.figures },
    ];
  });
  return {
    total: counts.find((count) => count.cut === "all")?.figures ?? none,
    days: scope.days.map((day) => ({ day, figures: byDay.get(day) ?? none })),
    channels: channels.sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id)),
    agents: agents.sort(
      (a, b) => Number(a.id === null) - Number(b.id === null) || (a.name ?? "").localeCompare(b.name ?? ""),
    ),
  };
}

function volumesOf(mentions: readonly MentionCount[], scope: ReportScope): KindVolume[] {
  const kinds = [...new Set(mentions.map((count) => count.kind))];
  const volumes = kinds.map((kind) => {
    const own = mentions.filter((count) => count.kind === kind);
    const sum = (of: "total" | "ticketed" | "kept" | "unsorted") => own.reduce((total, count) => total + count[of], 0);
    const byDay = new Map(own.map((count) => [count.day, count.total]));
    const days = scope.days.map((day) => byDay.get(day) ?? 0);
    return { kind, total: sum("total"), ticketed: sum("ticketed"), kept: sum("kept"), unsorted: sum("unsorted"), days };
  });
  return volumes.sort((a, b) => b.total - a.total);
}
