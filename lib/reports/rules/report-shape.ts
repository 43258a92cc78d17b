import type { ClockKind } from "#lib/sla/rules/policy.ts";
import type { ClockFigures } from "./clock-figures.ts";
import type { DmFirstFigures } from "./public-answer.ts";

export interface TicketFigures {
  readonly opened: number;
  /** Of those: where they stand now. */
  readonly unclosed: number;
  readonly resolved: number;
  readonly closed: number;
  readonly dmFirst: DmFirstFigures;
}

export interface MentionCount {
  /** "2026-11-22" in the report's zone. */
  readonly day: string;
  /** "complaint", "question", "praise", …; null = not sorted yet. */
  readonly kind: string | null;
  readonly total: number;
  /** Became a ticket or joined one. */
  readonly ticketed: number;
  /** Kept without a ticket: praise, mostly. */
  readonly kept: number;
  /** Waits for a person to sort it. */
  readonly unsorted: number;
}

/** One figure with its cuts: over the days (none left out), by channel and by agent (id null = nobody). */
export interface Measured<Figures> {
  readonly total: Figures;
  readonly days: readonly { readonly day: string; readonly figures: Figures }[];
  readonly channels: readonly { readonly id: string; readonly label: string; readonly figures: Figures }[];
  readonly agents: readonly { readonly id: string | null; readonly name: string | null; readonly figures: Figures }[];
}

export interface KindVolume extends Omit<MentionCount, "day"> {
  readonly days: readonly number[];
}

export interface SlaReport {
  readonly zone: string;
  readonly days: readonly string[];
  /** When it was worked out, ISO: what runs past its due time at this moment counts as missed. */
  readonly at: string;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly clocks: Readonly<Partial<Record<ClockKind, Measured<ClockFigures>>>>;
  readonly tickets: Measured<TicketFigures>;
  /** Largest first. */
  readonly volumes: readonly KindVolume[];
}

/** A ticket behind a number of the report; for clocks one row for each clock. Times are ISO. */
export interface ReportTicketRow {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly network: string;
  readonly channelLabel: string;
  readonly brandName: string;
  readonly status: string;
  readonly outreachState: string;
  readonly assigneeName: string | null;
  readonly openedAt: string;
  /** How it counts: a clock's outcome, how it was answered in public, or null. */
  readonly outcome: string | null;
  readonly clock: {
    readonly round: number;
    readonly startedAt: string;
    readonly dueAt: string | null;
    readonly stoppedAt: string | null;
    readonly elapsedSeconds: number | null;
  } | null;
}

export interface ReportTickets {
  readonly rows: readonly ReportTicketRow[];
  readonly nextCursor: string | null;
  readonly zone: string;
}
